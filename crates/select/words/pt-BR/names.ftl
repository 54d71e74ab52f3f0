# Names that may be meant where one does not exist.

names-nearest = você quis dizer { $names }?
names-either = { $one } ou { $other }
names-all = há { $names }
names-first = há { $names } e mais { $rest }
names-no-header = a lista parece não ter cabeçalho, pois há dados onde deveriam estar os nomes das colunas; escreva `header = "none"` ao lado do caminho dela e chame as colunas pelas letras, A, B, C
