# Qué se reparó en un número, por el nombre de cada regla.

repair-invisible-characters = se quitaron caracteres que no se ven
repair-wrapping = se quitó lo que una hoja de cálculo le puso alrededor
repair-label = se quitaron las palabras que estaban al lado
repair-extension = se quitó la extensión
repair-fraction = se quitó el .0 de un número decimal
repair-carrier-stand-in = se quitaron las xx que están en lugar de la operadora
repair-own-country-code = 00 y el código del propio país se leyeron como +
repair-zero-padding = se quitaron los ceros que rellenan su columna
repair-trunk-prefix = se quitó un prefijo que ya no se marca
repair-list-area-code = se le puso delante el código de área de la lista, lo que es un supuesto
repair-brazil-ninth-digit = se le agregó el noveno dígito de un celular, lo que es un supuesto
repair-argentina-mobile-nine = se le puso delante el 9 de un celular, lo que es un supuesto
repair-colombia-old-fixed = se le puso 60 delante a un fijo antiguo, lo que es un supuesto
