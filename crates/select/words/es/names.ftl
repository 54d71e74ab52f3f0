# Names that may be meant where one does not exist.

names-nearest = ¿quiso decir { $names }?
names-either = { $one } o { $other }
names-all = hay { $names }
names-first = hay { $names } y { $rest } más
