# What guards say of a run: limits, lists that were cut or shifted, lists that went before, runs that are unlike the last ones.

# Limits that the pipeline states.

limit-rows-stopped = { $rejected ->
    [one] { $rejected } de { $of } filas está mal
   *[other] { $rejected } de { $of } filas están mal
}, y el límite es { $limit }
limit-rows-warned = { $rejected ->
    [one] { $rejected } de { $of } filas está mal
   *[other] { $rejected } de { $of } filas están mal
} (sin contar listas negras, duplicadas, en blanco, filtradas ni pies de lista): más de { $limit }
limit-code-stopped = { $code } se observó { $times ->
    [one] { $times } vez
   *[other] { $times } veces
} en { $read ->
    [one] { $read } fila
   *[other] { $read } filas
}, y el límite para detener la ejecución es { $limit }
limit-code-warned = { $code } se observó { $times ->
    [one] { $times } vez
   *[other] { $times } veces
} en { $read ->
    [one] { $read } fila
   *[other] { $read } filas
}, y el límite para advertir es { $limit }
limit-times = { $times ->
    [one] { $times } vez
   *[other] { $times } veces
}

# A list that ends where a sheet ends.

cut-at-the-last-row = { $name } termina en la fila { $row }, que es la última que tiene una hoja de cálculo
cut-at-as-many-rows = { $name } tiene { $rows } filas, y una hoja de cálculo termina en la { $limit }
cut-do = averigüe en el origen de la lista si faltan filas al final, y expórtela como CSV, sin pasar por un programa de hojas de cálculo

# Cells that left their columns.

shifted-to-the-end = desde la fila { $first } hasta el final
shifted-in-a-stretch = desde la fila { $first } hasta la fila { $last }
shifted-here-and-there = en { $rows } filas, de las cuales la { $first } es la primera
shifted-left = { $which }, las celdas de { $name }, a partir de `{ $column }`, están una columna más a la izquierda que en las demás filas
shifted-right = { $which }, las celdas de { $name }, a partir de `{ $column }`, están una columna más a la derecha que en las demás filas
shifted-do = busque en esa fila una celda que se insertó o que falta, o un delimitador en una celda sin comillas, y corríjalo allí

# Digits that are gone.

lost-in-a-column = { $cells } de { $of } números de { $column } perdieron dígitos: { $means }
lost-do = dé a la columna formato de texto en su origen y vuelva a exportarla; aquí los dígitos no se pueden recuperar

# A list that went before.

repeated-in-this-run = { $input } tiene las mismas filas que { $twin }, en esta misma ejecución
repeated-in-this-run-do = averigüe qué archivo debería estar en su lugar
repeated-when = la ejecución { $run }, del { $at }
repeated-file = { $name } es el mismo archivo que en { $when }
repeated-file-renamed = { $name } es, byte por byte, el archivo que se llamaba { $then } en { $when }
repeated-rows = { $name } tiene las mismas filas que en { $when }, en otro orden o formato
repeated-rows-renamed = { $name } tiene las mismas filas que { $then } en { $when }, en otro orden o formato
repeated-do = averigüe si llegó la lista de hoy; las mismas líneas no se envían dos veces, pero las filas que difieren en un número sí

# A run beside the last ones.

normal-always = { $lowest } (lo normal es de { $from } a { $to })
normal-range = de { $lowest } a { $highest }, con { $middle } en el medio (lo normal es de { $from } a { $to })
normal-one-row = se leyó 1 fila, y las últimas { $runs } ejecuciones tuvieron { $earlier }
normal-rows = se leyeron { $rows } filas, y las últimas { $runs } ejecuciones tuvieron { $earlier }
normal-rows-do = averigüe si la lista está completa y si es la correcta
normal-left-out = { $rows ->
    [one] { $rows } fila, el { $share } de todas, fue excluida
   *[other] { $rows } filas, el { $share } de todas, fueron excluidas
} (sin contar listas negras), y en las últimas { $runs } ejecuciones { $earlier }
normal-left-out-do = vea los motivos en el informe y en rejected.csv
normal-blacklisted = { $numbers ->
    [one] { $numbers } número estaba
   *[other] { $numbers } números estaban
} en una lista negra, el { $share } de las filas, y en las últimas { $runs } ejecuciones { $earlier }
normal-blacklisted-do = averigüe si las listas negras están completas y si la lista es la correcta
normal-never-seen = { $numbers ->
    [one] { $numbers } número, el { $share } de todos, nunca se envió antes
   *[other] { $numbers } números, el { $share } de todos, nunca se enviaron antes
}, y en las últimas { $runs } ejecuciones { $earlier }
normal-never-seen-do = averigüe si la lista es la correcta y la de hoy
limit-rows = { $rows ->
    [one] { $rows } fila
   *[other] { $rows } filas
}
