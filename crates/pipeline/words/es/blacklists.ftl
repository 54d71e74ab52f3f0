# What is said of blacklists: in reports, and where one is not to be trusted.

# For which campaigns a list counts.

scope-all = todas las campañas
scope-all-or = todas las campañas, o { $campaigns }, según lo que diga cada línea

# What a person should know of a list that was used.

about-list-unreadable = la lista negra { $name } tiene algo que no es un número ({ $rows }): por eso no se deja de llamar a nadie
about-list-undated = la lista negra { $name } tiene filas que no dicen de forma legible hasta cuándo valen ({ $rows }): se toman como vigentes
about-list-all-expired = todas las líneas de la lista negra { $name } vencieron, así que no se deja de llamar a nadie por ella
about-list-in-doubt = { $lines ->
    [one] { $lines } línea de la lista negra { $name } tiene junto al número algo que quizás no sea una campaña, por ejemplo { $rows }: vale
   *[other] { $lines } líneas de la lista negra { $name } tienen junto al número algo que quizás no sea una campaña, por ejemplo { $rows }: valen
} para todas las campañas; escriba `campaign = {"{"} column = … {"}"}`, o `campaign = "*"`, para aclararlo
about-list-beside = { $lines ->
    [one] { $lines } línea de la lista negra { $name } tiene un número fuera de la primera columna, y también se excluye
   *[other] { $lines } líneas de la lista negra { $name } tienen un número fuera de la primera columna, y también se excluyen
}: diga cuál es la columna, con `column`
about-list-not-read = la lista negra { $name } tiene más, que no se leyó: { $what }
about-list-of-the-future = la lista negra { $name } se escribió después de este momento, según su fecha: no se sabe qué antigüedad tiene
about-list-other-campaigns = la lista negra { $name } nombra campañas, y ninguna es de esta ejecución

# Why a list is not to be trusted, and what to do about it.

ailments-of = { $path } no es confiable: { $ailments }
ailment-and = { $one }; y { $next }
ailment-and-why = { $told }: { $cause }
ailment-in-registry = { $registry }: { $what }
ailment-cannot-be-read = no se puede leer
ailment-as-it-was-do = traiga la lista como era
ailment-bring = traiga una lista nueva y completa
ailment-no-list = no indica ninguna lista negra
ailment-no-list-do = indique sus listas como [[blacklist]]
ailment-no-column = no tiene ninguna columna `{ $column }`
ailment-no-column-do = mire el archivo: quizás sea otro, o sus columnas tengan ahora otros nombres; con `header = "none"` se llaman por sus letras
ailment-which-column = sus columnas tienen nombres, y ninguno es `phone`
ailment-which-column-do = diga cuál tiene los números: `column = "…"`, o `--column` si la lista se nombra en un comando
ailment-first-column = no se indicó ninguna columna, así que se leyó la primera: indique la de los números con `column`, o con `--column` si la lista se nombra en un comando
ailment-registry-gone = ya no está el registro { $registry }: { $what }
ailment-compiled = está compilada, y `{ $key }` dice cómo se leen las filas
ailment-compiled-do = quite `{ $key }` del archivo del pipeline; se dijo cuando se hizo la lista
ailment-canary = debe contener el número { $number }, y no está (canary)
ailment-numbers = { $numbers ->
    [one] { $numbers } número
   *[other] { $numbers } números
}
ailment-too-few = contiene { $numbers }, y debe contener al menos { $least } (min_rows)
ailment-unreadable = { $holes ->
    [one] { $holes } de sus { $lines } líneas no tiene número
   *[other] { $holes } de sus { $lines } líneas no tienen número
}, y como máximo { $most } pueden (max_unreadable): { $rows }
ailment-unreadable-do = mire esas filas: quizás sea otro archivo, otra columna u otro país (`region`)
ailment-of-the-future = se escribió por última vez el { $written }, que todavía no llegó, así que no se sabe qué antigüedad tiene (max_age)
ailment-of-the-future-do = ponga en hora el reloj de la máquina que la escribe, y haga que la escriba de nuevo
ailment-old = se escribió por última vez el { $written }, hace { $age }, y como máximo puede tener { $most } (max_age)
ailment-shrunk = contiene { $numbers } y el { $at } contenía { $held }: faltan { $gone }, y como máximo pueden faltar { $most } (max_shrink)
ailment-shrunk-do = traiga la lista completa; si se recortó a propósito, diga desde qué día: `{ $setting }`
ailment-written-anew = se escribió de nuevo mientras se leía
ailment-written-anew-do = ejecute otra vez cuando esté completa; escríbala al lado de su lugar y cámbiele el nombre después
ailment-row-left-out = la fila { $row } quedaría fuera de ella: { $means }
ailment-web-page = es una página web, diga lo que diga su nombre
ailment-web-page-do = mírela en un navegador: quizás diga por qué no hay lista; póngale un nombre que termine en .html si su tabla es la lista
lasting-minutes = { $minutes ->
    [one] { $minutes } minuto
   *[other] { $minutes } minutos
}
lasting-hours = { $hours ->
    [one] { $hours } hora
   *[other] { $hours } horas
}
lasting-days = { $days ->
    [one] { $days } día
   *[other] { $days } días
}

# Where something stands in a list.

holes-row = fila { $row } ({ $cell })
holes-blank-row = fila { $row } (en blanco)
holes-lines = { $lines ->
    [one] { $lines } línea
   *[other] { $lines } líneas
}
not-read-above-header = { $rows } filas sobre su encabezado
not-read-beside = otra tabla en las columnas { $first } a { $last }
not-read-beside-named = otra tabla en las columnas { $first } a { $last }, fila { $row }: { $names }
ailment-directory = es una carpeta
ailment-no-file = no es un archivo

# Since when a list holds a number.

held-since = { $on }
held-since-or-before = { $on } o antes
