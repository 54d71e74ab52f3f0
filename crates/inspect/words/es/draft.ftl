# The comments and questions of a first pipeline file, as whole sentences.

draft-head = { $source }{ $sheet }, { $rows ->
    [one] { $rows } fila
   *[other] { $rows } filas
}: un primer pipeline de `dialbase init`.
draft-look-through = Revíselo, responda lo que quedó como "?" y consulte: dialbase lint { $pipeline }
draft-campaign = exactamente como la escribe el portal, con flecha y todo
draft-campaign-column = cada fila dice de qué campaña es
draft-which-campaign = ¿Qué campaña, exactamente como la escribe el portal? { $example }
draft-region = números sin código de país: { $why }
draft-which-region = ¿De qué país son los números que no llevan su código? { $countries }
draft-or = { $one } o { $other }
draft-path = relativa a este archivo
draft-sheet = la que tiene números para marcar
draft-which-sheet = ¿Qué hoja? { $sheets }
draft-hidden = { $rows ->
    [one] { $rows } fila está oculta o filtrada: ¿"include" para incluirla, "exclude" para excluirla
   *[other] { $rows } filas están ocultas o filtradas: ¿"include" para incluirlas, "exclude" para excluirlas
} o "stop" para detenerse?
draft-no-header = las columnas se llaman por sus letras
draft-header = la fila con los nombres de las columnas
draft-phones = en orden de marcado: el primer número válido es el principal
draft-ddd = el código de área de los números que no lo llevan
draft-which-columns = ¿En qué columnas están los números para marcar? De ninguna es seguro
draft-which-of-these = ¿Cuáles de estas se marcan, y en qué orden? Puede haber un fax entre ellas: { $columns }
draft-empty-columns = Sin ningún número en este archivo, y por eso no se marcan: { $columns }.
draft-care = { $column }: { $caution }.
draft-not-dialled = { $column } no se marca: { $is }.
draft-priority = 2 se llama primero, 9999 al final; en blanco o mal escrita significa al final
draft-agent = una extensión o un usuario; lo usan las campañas que terminan en ->
draft-agent-if = si son las extensiones de los agentes, y no las de los clientes
draft-form = Lo que muestra el formulario del agente, en este orden. { $example } excluye las filas que no lo tienen.
draft-form-empty = El formulario del agente todavía no muestra nada.
draft-there-are = Hay:
draft-there-are-also = También hay:
draft-whom = ¿A quién impide llamar { $column }? Contiene { $values }
draft-zones-in-order = lo que se consulta, en orden
draft-zone-unknown = el { $percent } % de los números no indica una única zona horaria: "reject" los excluye; o escriba la zona cuya hora vale
draft-zone-reject = no se llama a quien no se le conoce la zona horaria
draft-blacklist = A quién no se debe llamar: indique el archivo y qué antigüedad puede tener.
draft-limits = a partir de `stop` no se envía nada
draft-url = no llama a nadie; más adelante { $example }
draft-username = a quien el portal muestra junto a la lista
