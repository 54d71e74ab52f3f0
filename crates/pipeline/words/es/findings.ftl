# What the findings about a file of mended rows mean, and what to do.

finding-row-copied = el archivo para corregir tiene esta fila más de una vez, y se llama por otra copia de ella
    .advice = nada; si además hay que llamar a otra persona, escríbala en una fila nueva, sin lo que dicen nuestras columnas
finding-row-misplaced = las celdas de la fila son las de otra fila del archivo para corregir, así que ya no se sabe por qué quedó excluida
    .advice = tome otra vez el archivo y ordene filas enteras, con todas sus columnas
finding-row-check-gone = nuestras columnas dicen que esta fila ya quedó excluida, y la oculta ya no dice cuál es: puede haberse enviado
    .advice = tome otra vez la fila del archivo que escribimos; o borre en ella todas nuestras columnas, si es una persona que no estaba en esa lista
