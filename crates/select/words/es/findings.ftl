# What the findings about the choice of rows mean, and what to do.

finding-row-filtered = la fila no está entre las que elige el archivo del pipeline, con `where` o `sql`
    .advice = nada que hacer, si la fila no es para esta campaña; si lo es, cambie la condición en el archivo del pipeline
finding-filter-not-a-number = la condición `where` del archivo del pipeline compara esta celda con un número, y la celda contiene otra cosa
    .advice = corrija la celda, o compárela como texto poniendo el valor entre comillas en el archivo del pipeline
finding-filter-not-a-date = la condición `where` del archivo del pipeline compara esta celda con una fecha, y la celda contiene otra cosa
    .advice = escriba la fecha como 2024-01-31 o 31/01/2024, con el día primero
finding-call-time-missing = la fila no dice cuándo llamar, y cada llamada va a su propia hora
    .advice = escriba un día y una hora, como 2026-12-01 15:30
finding-call-time-unreadable = lo que la fila dice de cuándo llamar no es un día con una hora, o es una hora que el reloj se saltea
    .advice = escríbalo como 2026-12-01 15:30 o 01/12/2026 15:30, con el día primero y sin huso horario: ese está en el archivo del pipeline
finding-call-time-past = el momento en que la fila quiere su llamada ya pasó
    .advice = escriba un momento que todavía no llegó, y planifique de nuevo
finding-call-time-outside-hours = el momento en que la fila quiere su llamada está fuera de `hours` del pipeline, según el reloj del propio contacto
    .advice = escriba un momento dentro de ese horario, o cambie `hours` en [schedule] o [task] del archivo del pipeline si la ley lo permite
finding-call-now-outside-hours = la llamada saldría ahora, y según el reloj del propio contacto eso está fuera de `hours` del pipeline
    .advice = planifique de nuevo dentro de esas horas, o cambie `hours` en [task] del archivo del pipeline si la ley lo permite
