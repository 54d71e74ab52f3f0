# What the findings about duplicates, blacklists and earlier lists mean, and what to do.

finding-loaded-earlier = el número de la fila ya se envió en una lista anterior, que se indica con su fecha
    .advice = nada que hacer; `earlier` en [duplicates] dice durante cuánto tiempo no se vuelve a cargar un número ya enviado
finding-answered-earlier = hace poco alguien atendió en el número de la fila, según los resultados de llamadas anteriores; se indica la fecha
    .advice = nada que hacer; `answered` en [duplicates] dice durante cuánto tiempo no se vuelve a cargar un número que atendió
finding-alternative-loaded-earlier = un número alternativo ya se envió como número principal en una lista anterior, que se indica con su fecha, así que se quitó de la fila
    .advice = nada que hacer; si de todos modos hay que llamarlo, ponga `alternatives = "keep"` en [duplicates] del archivo del pipeline

finding-number-refused = otra fila dice que no se debe llamar a este número, así que se quitó de la fila
    .advice = nada que hacer: no se debe llamar a esta persona
finding-number-blacklisted = este número está en una lista negra, así que se quitó de la fila
    .advice = nada que hacer; se indica en qué lista negra está
finding-alternative-promoted = el número principal de la fila está en una lista negra, así que se marca primero el siguiente número de la fila
    .advice = nada que hacer; se indica el número que ahora se marca primero
finding-number-hidden = un parámetro contenía un número que se quitó de la fila porque no se le debe llamar, así que sus dígitos se ocultaron
    .advice = nada que hacer; o saque la columna de [params], si al agente no le sirve

finding-duplicate = otra fila que se va a llamar tiene el mismo número principal, o es de la misma persona
    .advice = nada que hacer; `keep` en [duplicates] dice cuál de esas filas se llama
finding-alternative-of-another-row = este alternativo es el número principal de otra fila que se va a llamar, así que se quitó de esta
    .advice = nada que hacer; o ponga `alternatives = "keep"` en [duplicates]
finding-alternative-shared = este alternativo es el número principal de otra fila que se va a llamar: puede recibir llamadas por las dos
    .advice = ponga `alternatives = "drop"` en [duplicates] si se debe llamar por una sola
finding-number-joined = se agregó como alternativo un número de otra fila de la misma persona
    .advice = nada que hacer
finding-number-not-joined = un número de otra fila de la misma persona no se agregó: es de un lugar con otra hora, o para otra campaña
    .advice = nada que hacer, si alcanza con los números de esta fila; si también hay que llamar a ese número, póngalo en una fila aparte, con otro valor en la columna que indica `id`, en [duplicates]
finding-person-of-many-rows = el dato que dice de quién es la fila se repite en demasiadas filas para ser de una persona; cada una se llama por separado
    .advice = revise la columna que indica `id`, en [duplicates]: en esas filas puede tener un dato de relleno, o un número de la empresa
