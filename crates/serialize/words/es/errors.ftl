# A line that does not read back as it was meant.

serialize-unfaithful = la línea hecha de la fila { $row } no se vuelve a leer como se quiso escribir
