# What the findings about rows and cells as they were read mean, and what to do.

finding-cell-digits-lost = un número tiene más de 15 dígitos, y una hoja de cálculo alteró los que siguen al decimoquinto
    .advice = dé formato de texto a la columna antes de escribir o pegar los valores
finding-cell-error = una celda muestra un error en lugar de un valor
    .advice = escriba el valor que corresponde; si lo calcula una fórmula, corríjala
finding-formula-without-value = una celda contiene una fórmula que nunca se calculó, así que no hay nada que leer
    .advice = abra el libro en un programa de hojas de cálculo y vuelva a guardarlo
finding-row-hidden = la hoja no muestra esta fila: está oculta, o un filtro la deja fuera
    .advice = muestre las filas o quite el filtro; o indique en [source] del archivo del pipeline qué hacer con ellas: `hidden = "include"` las lee, `hidden = "exclude"` las excluye
finding-row-hidden-left-out = la hoja no muestra esta fila, y el archivo del pipeline pide excluir las filas ocultas
    .advice = muestre la fila o quite el filtro, si es parte de la lista

finding-cells-beyond-header = hay texto a la derecha de la última columna que tiene nombre
    .advice = revise si un delimitador dentro de una celda corrió las celdas de esta fila; ponga esas celdas entre comillas, o dé nombre a la columna
finding-row-footer = la fila está debajo de la lista y no es parte de ella: un total, un aviso o algo parecido
    .advice = nada que hacer, si es así; si es una persona, complete sus celdas como en las filas de arriba
finding-row-of-another-table = la fila es de otra tabla, que está más abajo en la misma hoja con su propio encabezado, así que no se lee
    .advice = si también hay que llamar a estas filas, páselas a otra hoja; o haga que el archivo del pipeline lea también esa tabla: con un [[source]] más, que indique en `header` la fila de su encabezado
finding-row-header-again = la fila repite el encabezado, o es un título o un pie de página junto a él, como en las listas hechas para imprimir
    .advice = nada que hacer, si es así; si es una persona, complete sus celdas como en las filas de arriba
finding-cells-of-another-table = hay texto en columnas de otra tabla, que está al lado de la lista, y no se lee
    .advice = si es parte de la lista, indique qué celdas la forman en `range`, en [source] del archivo del pipeline; si es otra lista, indique sus celdas en un [[source]] más

finding-text-mixed-encoding = una letra no estaba en la codificación del archivo y se leyó como windows-1252
    .advice = revise los acentos de esta celda, y guarde el archivo en una sola codificación
finding-text-undecodable = una letra no se pudo leer en la codificación del archivo y quedó como �
    .advice = revise la letra, y la codificación si el pipeline la indica
finding-text-mojibake = algunas letras ya estaban dañadas cuando se escribió el archivo, como en JoÃ£o por João, y quedaron como estaban
    .advice = pida la lista de nuevo, exportada en UTF-8 desde donde se guardó primero
finding-text-nul = había caracteres NUL entre las letras de una celda, y se quitaron
    .advice = revise la celda; si muchas los tienen, pida la lista de nuevo

finding-quote-repaired = una comilla no está bien cerrada o no está escrita dos veces, y la fila se dividió de la única forma en que salen sus columnas
    .advice = revise si las celdas están bien, y escriba dos veces las comillas que van dentro de una celda
finding-row-other-delimiter = entre las celdas había otro delimitador que en el resto del archivo, y la fila se dividió por él
    .advice = revise si las celdas están bien
finding-row-in-one-cell = toda la fila estaba dentro de una sola celda entre comillas, y se dividió en sus celdas
    .advice = revise si las celdas están bien; filas así vienen de una lista que se abrió y se guardó en una sola columna
finding-row-too-long = la fila tiene más de 1 MB, y solo se conservó su comienzo
    .advice = revise esta fila: lo que contiene no es una lista
finding-quote-stray = en esta línea o en una anterior se abre una comilla que no se cierra bien, así que no se sabe dónde termina la fila
    .advice = escriba dos veces las comillas que van dentro de una celda, o quítelas, en esta fila y en las de abajo

finding-json-not-a-record = este valor está dañado, o no es del mismo tipo que el primero, así que no se sabe qué significan sus partes
    .advice = corríjalo, o genere de nuevo el archivo en el programa del que viene
finding-vcard-open = esta tarjeta no termina antes de que empiece la siguiente o se acabe el archivo, así que pueden faltar partes
    .advice = exporte los contactos de nuevo
