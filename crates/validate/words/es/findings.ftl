# What the findings of the rules for rows that may be dialled mean, and what to do.

finding-phone-missing = no hay número en las columnas de teléfono de la fila
    .advice = escriba un número en una de ellas; un signo solo, como - o 0, cuenta como en blanco
finding-phone-unreadable = lo que hay en las columnas de teléfono de la fila no es un número de teléfono
    .advice = escriba un número completo, con el código de país si es de otro país
finding-phone-not-allowed = todos los números de la fila son de un tipo o de un país al que no se llama
    .advice = indique otro número; la observación que acompaña a esta dice cuál es el problema
finding-blacklisted = un número de la fila está en una lista negra y no queda ningún otro
    .advice = nada que hacer: no se debe llamar a esta persona
finding-refused-elsewhere = otra fila dice que no se debe llamar al número de esta, y no queda ningún otro número, así que no se llama
    .advice = nada que hacer: no se debe llamar a esta persona

finding-number-country = un número es de un país al que el pipeline no llama
    .advice = agregue el país a `countries` en [numbers] si hay que llamarlo; se indica junto al número
finding-number-kind = un número es de un tipo al que el pipeline no llama
    .advice = agregue el tipo a `kinds` en [numbers] si hay que llamarlo; se indica junto al número
finding-number-premium = un número es de tarifa adicional; a esos no se llama nunca, así que se quitó de la fila
    .advice = indique otro número
finding-number-foreign = se quitó de la fila un número de otro país: sin su código de país llegaría a otra persona
    .advice = ponga `foreign = "dial"` o `dial = "e164"` en [format] si el marcador puede llamar al exterior
finding-number-elsewhere = el código de área de un número es de un lugar con otra hora que la zona que indica la fila, según la que se marca
    .advice = revise la zona horaria o la dirección de la fila; si está bien, nada que hacer, y sin `number-elsewhere` en [rules] del archivo del pipeline esto no se controla

finding-alternative-elsewhere = un número alternativo se marca según la hora del principal, y en su lugar es otra hora: puede sonar muy temprano o muy tarde
    .advice = nada que hacer, si el horario de llamadas sirve para los dos lugares; si no, ponga `alternatives = "drop"` en [timezone] del archivo del pipeline, o pase el número a una fila aparte
finding-alternative-dropped = un alternativo es de un lugar con otra hora que la del número principal, así que se quitó de la fila
    .advice = si hay que llamarlo, póngalo en una fila aparte
finding-zone-unknown = no se sabe a qué hora local sonaría el número: nada indica su zona horaria, o hay más de una posible
    .advice = complete la columna con la zona horaria, o con el departamento, provincia o estado; o indique en el archivo del pipeline qué hacer con estas filas: `unknown`, en [timezone], si nada indica la zona, y `several` si hay más de una posible
finding-zone-not-allowed = la instancia no tiene habilitada la zona horaria de la fila
    .advice = habilite la zona en la instancia y agréguela a `allowed` en [timezone]

finding-campaign-not-writable = el nombre de la campaña contiene un carácter que el juego de caracteres de la base no tiene
    .advice = ponga `charset = "utf-8"` en [format], o cambie el nombre de la campaña
finding-agent-ignored = la fila indica un agente, y su campaña es de un marcador predictivo o power, que no tiene en cuenta al agente
    .advice = use una campaña progresiva o preview (su nombre termina en ->), o no indique un agente
finding-agent-missing = la fila no indica ningún agente, y su campaña es de un marcador progresivo o preview, que llama para un agente
    .advice = escriba la extensión o el nombre de usuario del agente, con su columna como `agent` en [columns]; si el marcador elige uno por su cuenta, ponga `agent-missing = "warn"` en [rules]
finding-agent-unknown = la fila indica un agente que no está entre los que el pipeline permite
    .advice = escriba la extensión o el nombre de usuario del agente como figura en el portal, o permítalo en `agent`, en [columns]
finding-priority-out-of-range = la prioridad no es un número entero dentro de lo que se permite; si se llama a la fila, lleva la prioridad predeterminada
    .advice = escriba un número entero de 2 (se llama primero) a 9999 (se llama último), o entre `first` y `last` si el archivo del pipeline los indica en `priority`; 1 se reserva para llamadas agendadas y requiere `first = 1`

finding-separator-in-value = un valor contiene ; : = o un salto de línea, que separan datos en la base, así que se leería mal
    .advice = quite el carácter de la celda; o ponga `separators = "replace"` en [format] del archivo del pipeline, y en su lugar quedará una coma, un guion o un espacio
finding-form-field-blank = un parámetro que muestra el formulario del agente está en blanco
    .advice = complete la celda, o ponga `form-field-blank = "warn"` en [rules] en el archivo del pipeline
finding-param-missing = un parámetro que el pipeline exige está en blanco
    .advice = complete la celda, o quite `required` del parámetro en el archivo del pipeline
finding-param-too-short = un parámetro tiene menos caracteres de los que el pipeline pide
    .advice = complete la celda, o baje `min` en el parámetro, en el archivo del pipeline
finding-param-too-long = un parámetro tiene más caracteres de los que el pipeline permite
    .advice = acorte la celda, o suba `max` en el parámetro, en el archivo del pipeline; no se corta nada
finding-param-pattern = un parámetro no se ajusta al patrón que el pipeline pide
    .advice = corrija la celda, o cambie `pattern` en el parámetro, en el archivo del pipeline; el valor entero debe ajustarse
finding-param-not-listed = un parámetro no es ninguno de los valores que el pipeline permite
    .advice = corrija la celda, o agregue el valor a `values` en el parámetro, en el archivo del pipeline
finding-param-not-a-date = un parámetro que debe ser una fecha no es ninguna del calendario
    .advice = escríbalo como 2024-01-31, o como 31/01/2024 con `format = "dd/mm/yyyy"` en el parámetro, en el archivo del pipeline
finding-param-date-ambiguous = un parámetro es una fecha que se puede leer con el día o con el mes primero, como 03/04/2024
    .advice = ponga `format = "dd/mm/yyyy"` o `format = "mm/dd/yyyy"` en el parámetro, en el archivo del pipeline, o escriba el año primero
finding-param-date-outside = un parámetro es una fecha demasiado lejana en el pasado o en el futuro
    .advice = corrija la celda, o cambie `earliest` o `latest` en el parámetro, en el archivo del pipeline
finding-param-not-an-amount = un parámetro que debe ser un monto no es un número como los que se escriben
    .advice = escríbalo como 1234.50 o 1.234,50, con su moneda o sin ella
finding-param-amount-outside = un parámetro es un monto menor o mayor de lo que el pipeline permite
    .advice = corrija la celda, o cambie `at_least` o `at_most` en el parámetro, en el archivo del pipeline
