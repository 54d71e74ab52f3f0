# How the header of a file that is looked at was found.

look-keys = cada linha nomeia as suas colunas
look-said = assim foi indicado
