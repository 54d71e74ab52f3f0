# What the findings about a file of mended rows mean, and what to do.

finding-row-copied = el archivo para corregir tiene esta fila más de una vez, y se llama por otra copia de ella
    .advice = nada; si además hay que llamar a otra persona, escríbala en una fila nueva, sin lo que dicen nuestras columnas
finding-row-misplaced = las celdas de la fila son las de otra fila del archivo para corregir, así que ya no se sabe por qué quedó excluida
    .advice = tome otra vez el archivo y ordene filas enteras, con todas sus columnas
