# What the findings about a row's numbers, campaign, zone and refusals mean, and what to do.

finding-row-blank = la fila tiene celdas, pero ningún texto en ellas
    .advice = nada que hacer
finding-campaign-missing = la fila no dice para qué campaña es
    .advice = complete la columna de la campaña, o indique en el archivo del pipeline una sola campaña para todas las filas
finding-campaign-unusable = el nombre de la campaña contiene un punto y coma o un salto de línea, que la base de llamadas no admite
    .advice = escriba la campaña exactamente como la muestra el portal

finding-number-repaired = se leyó un número después de quitar algo que lo rodeaba
    .advice = revise algunos; si están bien, no hay nada que hacer
finding-number-guessed = un número se completó con un supuesto que el pipeline permite, y puede ser de otra persona
    .advice = compare algunos con su origen; se indica cuál fue el supuesto, y [numbers] en el pipeline lo permite

finding-number-unreadable = una columna de teléfono contiene algo que no es un número de teléfono
    .advice = escriba un número completo, o deje la celda en blanco
finding-number-no-such-country = un número empieza con un código de país que no existe
    .advice = revise el código que sigue al signo +
finding-number-too-short = un número tiene menos dígitos que los de su país
    .advice = complete el número
finding-number-too-long = un número tiene más dígitos que los de su país
    .advice = revise si son dos números pegados, y sepárelos con /
finding-number-area-missing = a un número le falta el código de área
    .advice = escriba el código de área, indique su columna como ddd en el pipeline, o el de toda la lista como area_code en [numbers]
finding-number-no-such-range = los dígitos no son de ningún número en uso en su país
    .advice = revise los dígitos: puede faltar o sobrar alguno, o haber uno equivocado
finding-phone-digits-lost = una hoja de cálculo escribió un número como 5,51E+12, o con ceros en lugar de sus últimos dígitos, y los verdaderos se perdieron
    .advice = dé formato de texto a la columna en el origen y vuelva a exportarla; aquí los dígitos no se pueden recuperar
finding-number-is-date = una columna de teléfono contiene una fecha
    .advice = revise que el pipeline indique la columna correcta
finding-number-with-words = hay palabras junto a un número, que pueden significar cualquier cosa
    .advice = pase las palabras a otra columna
finding-number-placeholder = un número solo está para llenar el campo: un mismo dígito repetido, o 12345678 al final
    .advice = pida el número verdadero
finding-number-short = donde debería estar el número de una persona hay un número de emergencia u otro de pocos dígitos
    .advice = escriba el número de la persona

finding-refused = la fila dice que no se debe llamar a la persona: con palabras junto a un número, o en la columna que lo indica
    .advice = nada que hacer; agregue el número a una lista negra, para que tampoco lo llame otra lista
finding-refusal-unclear = la columna que dice a quién no se debe llamar contiene algo que no es ni sí ni no, así que por precaución no se llama
    .advice = escriba sí si no se debe llamar a la persona, o no si se la puede llamar; o indique las palabras que significan «no llamar» en `values`, en [refusal] del archivo del pipeline

finding-zone-unreadable = la columna de la zona horaria no contiene el nombre de ninguna zona; se consultó lo que sigue en `from`, en [timezone]
    .advice = escriba un nombre como America/Montevideo, o deje la celda en blanco
finding-state-unknown = la columna del departamento, provincia o estado no contiene ninguno del país del pipeline; se consultó lo que sigue en `from`, en [timezone]
    .advice = escriba el nombre o la sigla, como São Paulo o SP, o deje la celda en blanco
