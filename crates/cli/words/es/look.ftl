# How the header of a file that is looked at was found.

look-keys = cada fila nombra sus columnas
look-said = así se indicó
