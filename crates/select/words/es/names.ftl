# Names that may be meant where one does not exist.

names-nearest = ¿quiso decir { $names }?
names-either = { $one } o { $other }
names-all = hay { $names }
names-first = hay { $names } y { $rest } más
names-no-header = la lista parece no tener encabezado, porque hay datos donde deberían estar los nombres de las columnas; escriba `header = "none"` junto a su ruta y nombre las columnas por sus letras, A, B, C
