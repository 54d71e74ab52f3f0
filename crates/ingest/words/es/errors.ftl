# A file that could not be read, or not to its end.

ingest-open = no se puede abrir { $path }
ingest-read = no se puede leer { $path }
ingest-spool = no se puede descomprimir { $path }
ingest-empty = { $path } está vacío
# What it is begins with its verb: «es una imagen (PNG)».
ingest-foreign = { $path } { $is }
ingest-too-big = no se abre { $path }: { $what }
ingest-damaged = { $path } es un libro dañado
ingest-damaged-file = { $path } { $is } y está dañado
ingest-broken = { $path }:{ $row }: { $what }
ingest-no-such-file = { $path } no contiene ningún archivo único «{ $wanted }», sino { $files }
ingest-which-file = { $path } no indica por sí solo de qué archivo se trata: contiene { $files }
ingest-more-files = { $more } más
ingest-broke-off = { $path } está dañado: la lectura se interrumpió
ingest-cell = { $path } › { $sheet }:{ $row }: { $what }
ingest-no-such-sheet = { $path } no tiene la hoja «{ $wanted }», sino { $sheets }
ingest-which-sheet = { $path } no indica por sí solo de qué hoja se trata: tiene { $sheets }
ingest-no-such-sheet-or-any = { $path } no tiene la hoja «{ $wanted }», ni ninguna otra
ingest-no-sheets = { $path } no tiene ninguna hoja
ingest-no-such-range = { $path } no tiene ningún rango único «{ $wanted }», sino { $ranges }
ingest-no-such-range-or-any = { $path } no tiene ningún rango «{ $wanted }», ni otro con nombre
ingest-not-a-range = «{ $written }» no es un rango de celdas como A4:F500
ingest-no-cells = { $path } no tiene celdas que un rango pueda elegir: sus filas nombran sus columnas
ingest-hidden-rows = { $path } › { $sheet }:{ $row }: la hoja oculta esta fila y en total no muestra { $hidden ->
    [one] { $hidden } fila
   *[other] { $hidden } filas
}
ingest-no-rows = { $path } no contiene filas
ingest-no-header = { $path }:{ $row }: no hay encabezado en esta fila
ingest-row-left-out = { $path }:{ $row }: { $means }
ingest-long-row = { $path }:{ $row }: la fila que empieza aquí ocupa más de 1 MB
ingest-wide-row = { $path }:{ $row }: la fila tiene { $cells ->
    [one] { $cells } celda
   *[other] { $cells } celdas
}, y una hoja tiene 16.384 columnas
ingest-no-process = no se puede leer { $path }: no se inicia ningún proceso para hacerlo
ingest-too-many-rows = { $path } tiene más filas de las que se pueden numerar

# The sheets of a workbook: "Clientes" (oculta, 120 filas).
ingest-sheet = { $name } ({ $known })
ingest-hidden = oculta
ingest-very-hidden = muy oculta
ingest-unreadable = ilegible
ingest-rows = { $rows ->
    [one] { $rows } fila
   *[other] { $rows } filas
}

# More than any list needs.
ingest-limit-mb = { $mb } MB
ingest-limit-ratio = { $times } veces su tamaño
ingest-has-mb = tiene { $mb } MB, y el límite es de { $limit } MB
ingest-has-mb-compressed = tiene { $mb } MB comprimidos, y el límite es de { $limit } MB
ingest-inflates = al descomprimirse ocupa más de { $limit }
ingest-file-inflates = el archivo que contiene ocupa al descomprimirse más de { $limit }
ingest-part-inflates = su parte { $part } ocupa al descomprimirse más de { $limit }
ingest-too-many-layers = está comprimido más de { $layers } veces
ingest-too-many-files = contiene { $files } archivos, y el límite es de { $limit }
ingest-too-many-parts = tiene { $parts } partes, y el límite es de { $limit }
ingest-too-wide = tiene más columnas que una hoja, que tiene { $columns }
ingest-too-many-cells = una hoja tiene más celdas de las que puede tener
ingest-too-many-cells-so-far = sus { $cells } celdas hasta aquí son más de { $limit }
ingest-too-much-in-sheet = la hoja { $sheet } contiene más celdas o más texto de lo que necesita una lista
ingest-too-many-formats = tiene más de un millón de formatos
ingest-too-many-names = con este registro hay más de { $columns } nombres distintos
ingest-too-many-properties = con esta tarjeta hay más de { $columns } propiedades distintas
ingest-long-record = un registro ocupa más de { $mb } MB
ingest-long-rows = sus filas ocupan más de { $mb } MB
ingest-long-xml = un fragmento de su XML ocupa más de { $mb } MB
ingest-long-name = el nombre de un valor ocupa más de { $bytes } bytes
ingest-too-long = leerlo lleva más tiempo que cualquier lista
ingest-too-much-memory = leerlo requiere más de { $mb } MB de memoria

# What to do.
ingest-check-path = revise la ruta
ingest-check-disk = revise que haya permiso para leer el archivo y que su disco esté disponible
ingest-make-room = haga lugar donde van los archivos temporales, o descomprímalo y entregue el archivo que contiene
ingest-export-again = exporte la lista de nuevo y mire el archivo antes de enviarlo
ingest-only-the-list = guarde solo la lista: una hoja en un libro propio, o CSV
ingest-ask-again = pida el archivo de nuevo, o la lista en .xlsx o CSV
ingest-save-again = ábralo en un programa de hojas de cálculo y guárdelo de nuevo como .xlsx o CSV; si se descargó, descárguelo otra vez
ingest-look-there = mire el archivo en ese lugar, o pida la lista en .xlsx o CSV
ingest-name-a-file = indique uno de estos archivos como hoja
ingest-name-the-file = indique como hoja el archivo que contiene la lista; con "archivo/hoja", una hoja de un libro que está dentro
ingest-name-a-sheet = indique una de estas hojas
ingest-name-the-sheet = indique la hoja que contiene la lista
ingest-write-cells = escriba celdas, como A3:F500
ingest-name-a-range = indique uno de estos rangos, o escriba celdas, como A3:F500
ingest-no-range = quite el rango
ingest-header-row = dé el número de la fila que contiene los nombres de las columnas
ingest-unhide = muestre las filas o quite el filtro, o escriba `hidden = "include"` o `"exclude"` en el [source] del pipeline
ingest-look-at-row = mire esta fila, porque ninguna lista tiene una tan larga; si es un texto, es probable que una comilla no esté cerrada: dentro de una celda, escriba las comillas dos veces
ingest-name-delimiter = indique el delimitador: el que se usa corta el texto en demasiadas celdas
ingest-check-limits = revise cuántos procesos y cuánta memoria puede usar este usuario
ingest-split = divida el archivo
