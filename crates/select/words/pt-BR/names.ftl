# Names that may be meant where one does not exist.

names-nearest = você quis dizer { $names }?
names-either = { $one } ou { $other }
names-all = há { $names }
names-first = há { $names } e mais { $rest }
