# Mistakes in a pipeline file, and what to do about each.

file-mistakes = { $count ->
    [one] { $name } tiene { $count } error
   *[other] { $name } tiene { $count } errores
}

# What holds for every section.

file-itself = el archivo del pipeline
file-this = esta tabla
file-known-keys = { $title } admite: { $keys }
file-unknown-key = clave desconocida: `{ $name }`
file-lacks-key = { $title } necesita `{ $key }`
file-lacks-source = al archivo del pipeline le falta [source]
file-lacks-source-do = diga dónde están las filas: `path = "clientes.xlsx"`
file-does-nothing = `{ $key }` no hace nada aquí
file-goes-with = va junto con { $with }
file-take-it-out = quítelo
file-blank = esto está en blanco
file-question = esto todavía es una pregunta
file-question-of = `{ $key }` todavía es una pregunta
file-question-do = escriba la respuesta en lugar de "?"; el comentario de al lado dice qué se pregunta

# What should stand there, and what does.

file-unexpected = aquí va { $expected }, y hay { $found }
file-a-text = un texto
file-a-text-in-quotes = un texto entre comillas
file-the-number = el número { $number }
file-true-or-false = true o false
file-a-date = una fecha
file-a-list = una lista
file-a-list-in-brackets = una lista entre [ ]
file-a-section = una sección
file-a-section-of = una sección: [{ $key }]
file-a-whole-number = un número entero desde { $from }
file-a-whole-number-within = un número entero de { $from } a { $to }
file-a-plain-number = un número simple, como 1500 o 0.5
file-a-share-or = una proporción como "10%", o { $sample }
file-a-campaign-or = el nombre de una campaña, o { $sample }
file-a-column-or = el nombre de una columna, o { $sample }
file-none-of = esto no es ninguno de estos valores: { $names }
file-no-time = esto no es un tiempo
file-no-time-do = escriba "30d", "12h", "45m" o "30s"
file-no-time-at-all = en nada de tiempo no se puede hacer nada
file-no-time-at-all-do = escriba "30s"
file-no-size = esto no es un tamaño
file-no-size-do = escriba "1MiB", "500KB" o una cantidad de bytes
file-no-share = esto no es una proporción
file-no-share-do = escriba una proporción como "2%", o una cantidad de filas como 500
file-no-day = esto no es un día
file-no-day-do = escríbalo así: "{ $sample }"
file-no-day-of-a-run-do = escriba "2024-01-31", "today", "today-18y" o "today+90d"
file-nothing-in-list = esta lista está vacía
file-no-value-in-list = no hay ningún valor en esta lista
file-no-column-in-list = no hay ninguna columna en esta lista
file-name-the-column = indique la columna

# At the top: the campaign, the country, and what chooses rows.

file-campaign-do = diga qué campaña: `campaign = "Ventas->"`
file-no-such-campaign-name = ninguna campaña se llama así
file-no-such-campaign-name-do = escríbala exactamente como la muestra el portal
file-campaign-not-writable = con el juego de caracteres { $charset } no se puede escribir la campaña { $name }
file-campaign-not-writable-do = ponga `charset = "utf-8"` en [format]
file-region-do = diga el país de los números escritos sin código de país: `region = "UY"`
file-no-country = ningún país tiene estas letras
file-no-country-do = escriba las dos letras ISO: UY, BR, AR, MX
file-where-and-sql = `where` y `sql` eligen filas a la vez
file-where-and-sql-do = dígalo solo en la consulta SQL
file-without-sql = este dialbase se compiló sin SQL
file-without-sql-do = use una versión publicada, compile con `--features sql`, o elija las filas con `where`
file-table-idle = la tabla `{ $name }` es para una consulta SQL, y no hay ninguna
file-table-idle-do = escriba `sql = "SELECT … FROM source …"`, o quite [tables]
file-no-such-column = { $place } no tiene ninguna columna `{ $column }`

# [source]

file-source-path-do = diga qué archivo: `path = "clientes.xlsx"`
file-no-cells = estas no son celdas de una hoja
file-no-cells-do = escríbalas como en "A3:F500", o el nombre de una tabla
file-no-header-do = escriba el número de una fila, o "none"
file-no-encoding = esto no es una codificación
file-no-encoding-do = escriba "utf-8", "windows-1252", "cp850" o "utf-16le"
file-no-delimiter = esto no es un delimitador
file-no-delimiter-do = escriba un carácter: ",", ";", "|" o "TAB"

# [columns] and [numbers]

file-columns-do = diga dónde están los números: `phone = ["Celular"]`
file-phone-do = indique las columnas en el orden en que se marcan: `phone = ["Celular", "Casa"]`
file-phone-number-do = indique la columna con los números
file-no-area-code = esto no es un código de área
file-no-area-code-do = escriba sus dígitos entre comillas: "11"
file-no-kind-in-list = no hay ningún tipo en esta lista, así que no se llamaría a nadie
file-mobiles-not-told = en { $region } los números mismos no dicen si son de un celular o de un fijo
file-mobiles-not-told-do = agregue "fixed-or-mobile": casi todos los números de allí son de ese tipo; para llamar solo a celulares, indique solo las columnas que los tienen
file-premium-kind = nunca se llama a números de tarifa adicional: la llamada la paga quien marca
file-no-country-in-list = no hay ningún país en esta lista, así que no se llamaría a nadie
file-out-of-reach = los números de { $region } no se pueden marcar en una forma nacional
file-out-of-reach-do = ponga `foreign = "dial"` o `dial = "e164"` en [format], o quite el país

# [params] and `form`

file-param-key = `{ $key }` no puede ser una clave del formulario del agente
file-param-key-do = use solo letras, dígitos y _: `{ $clean }`
file-form-key = ningún parámetro tiene la clave `{ $key }`
file-form-key-do = agréguela en [params]; el formulario busca la clave letra por letra
file-param-demands = lo que el valor debe cumplir: `required`, `max`, `pattern`, `values` o `type`
file-below = `{ $upper }` es menor que `{ $lower }`
file-latest-before = `latest` es anterior a `earliest`
file-no-date-form = esto no es una forma de fecha
file-no-date-form-do = escriba "dd/mm/yyyy", "mm/dd/yyyy" o "yyyy-mm-dd"
file-no-pattern = esto no es un patrón: { $error }
file-no-pattern-do = escriba una expresión regular que el valor entero deba cumplir, entre comillas simples: { $sample }

# [rules] and [limits]

file-no-such-rule = ninguna regla se llama `{ $name }`
file-protects = `{ $name }` protege a personas y no se puede suavizar: { $reason }
file-protects-blacklisted = no se debe llamar a quien está en una lista negra
file-protects-refused = no se debe llamar a quien pidió que no se le llame
file-protects-refusal-unclear = no se debe llamar a quien quizás pidió que no se le llame
file-protects-premium = un número de tarifa adicional cobra la llamada a quien marca
file-protects-short = las líneas de emergencia y otros números cortos no son para listas
file-protects-no-number = no queda ningún número al que se pueda llamar
file-protects-foreign = sin su código de país llegaría a otra persona
file-not-said-here = lo que sucede con `{ $name }` no se dice aquí
file-not-said-here-do = se le puede poner un límite: `{ $limit }` en [limits]
file-says-what-follows = lo que sucede lo dice { $place }
file-here = { $key }, aquí mismo
file-under = { $key } en { $section }
file-one-or-other = { $one } o { $other }
file-both-under = { $one } junto con { $other } en { $section }
file-said-twice = `alternatives` en [timezone] ya dice qué sucede
file-said-twice-do = dígalo en un solo lugar
file-limit-idle = el límite para `{ $code }` no hace nada aquí
file-limit-idle-do = en [rules] dice `{ $code } = "ignore"`, así que nunca se observa
file-at-a-parameter = { $key } en un parámetro
file-form-at-the-top = `form = [ … ]` al comienzo
file-min-or-max = `min` o `max` en un parámetro
file-no-such-code = nada de lo que una ejecución puede observar se llama `{ $name }`
file-no-such-code-do = escriba `rejected`, para todas las filas que se excluyen por estar mal, o un código de docs/findings.md
file-limit-never-warns = aquí la ejecución se detiene antes de advertir
file-limit-never-warns-do = ponga `stop` por encima de `warn`
file-no-limit = esto no pone ningún límite
file-no-limit-do = escriba `warn`, `stop` o los dos: { $sample }

# [normal]

file-no-band = esto no es un margen
file-no-band-do = escriba "50%" para la mitad más o menos, "3x" para el triple o un tercio, o "any"

# [timezone]

file-timezone-do = diga cómo se averigua la zona horaria: `unknown = "reject"`
file-zone-unknown-do = diga qué sucede donde nada indica la zona horaria: "reject", "server" o el nombre de una zona
file-no-unknown-zone-do = escriba "reject", "server" o un nombre de la IANA como "America/Montevideo"
file-no-zone = ninguna zona horaria de la base de la IANA se llama así
file-no-evidence = esto no indica ninguna zona horaria
file-no-evidence-do = escriba "column:Zona", "address:UF", "address:UF,Cidade" o "area-code"
file-no-hours = estas no son horas de un día
file-no-hours-do = escríbalas como en "09:00-20:00"
file-hours-not-legal = el horario de llamadas no está dentro del legal, así que ninguna hora sería segura
file-hours-missing = nada dice a qué horas es seguro llamar
file-hours-missing-do = escriba `calling_hours = "09:00-20:00"`, el de la campaña, y `legal_hours = "08:00-21:00"`, el de la ley
file-hours-idle = los horarios son para `several = "safe"`, y no está
file-hours-idle-do = escriba `several = "safe"`, o quite los horarios

# [[blacklist]]

file-blacklist-path-do = diga qué archivo: `path = "no-llamar.csv"`
file-blacklist-elsewhere = la lista negra { $path } es de otra campaña, así que por ella no se dejaría de llamar a nadie
file-blacklist-elsewhere-do = escriba la campaña del pipeline letra por letra, o quite `campaign`: entonces vale para todas
file-shrink-limit-do = diga cuánto puede faltar: `limit = "10%"`
file-expires-column-do = indique la columna con el último día
file-no-canary = este número testigo no es un número de teléfono
file-no-canary-do = escriba un número de { $region } que la lista tenga para siempre, o uno con su +
file-compiled-has-no-rows = `{ $key }` dice cómo se leen las filas, y { $path } está compilada
file-compiled-has-no-rows-do = quítelo de aquí; se dijo cuando se hizo la lista

# [refusal] and [duplicates]

file-refusal-column-do = indique la columna: `column = "No llamar"`
file-refusal-values-do = quite `values`: entonces valen las palabras usuales, como «sí»
file-earlier-within-do = diga durante cuánto tiempo: `within = "90d"`
file-earlier-scope-do = diga para quién: `scope = "campaign"` o `scope = "all"`

# [format] and [upload]

file-national-form = una forma nacional: E.164 llega a todos los países
file-no-prefix = esto no es un prefijo
file-no-prefix-do = escriba dígitos, como en "00" o "0021"
file-several-carriers = quien llama desde { $region } elige la operadora con el prefijo que marca
file-several-carriers-do = diga cuál, como en `international_prefix = "0021"`
file-upload-do = diga adónde van las bases: `url = "sandbox"`
file-upload-url-do = diga adónde: `url = "https://empresa.ucontactcloud.com"`
file-upload-username-do = diga con qué usuario: `username = "cargas"`
