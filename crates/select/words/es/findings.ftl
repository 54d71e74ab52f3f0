# What the findings about the choice of rows mean, and what to do.

finding-row-filtered = la fila no está entre las que elige el archivo del pipeline, con `where` o `sql`
    .advice = nada que hacer, si la fila no es para esta campaña; si lo es, cambie la condición en el archivo del pipeline
finding-filter-not-a-number = la condición `where` del archivo del pipeline compara esta celda con un número, y la celda contiene otra cosa
    .advice = corrija la celda, o compárela como texto poniendo el valor entre comillas en el archivo del pipeline
finding-filter-not-a-date = la condición `where` del archivo del pipeline compara esta celda con una fecha, y la celda contiene otra cosa
    .advice = escriba la fecha como 2024-01-31 o 31/01/2024, con el día primero
