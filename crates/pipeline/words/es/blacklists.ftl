# What is said of blacklists: in reports, and where one is not to be trusted.

# For which campaigns a list counts.

scope-all = todas las campañas
scope-all-or = todas las campañas, o { $campaigns }, según lo que diga cada línea

# What a person should know of a list that was used.

about-list-unreadable = la lista negra { $name } tiene algo que no es un número en { $rows }: por eso no se deja de llamar a nadie
about-list-undated = la lista negra { $name } no dice de forma legible hasta cuándo vale lo de { $rows }: vale
about-list-all-expired = todas las líneas de la lista negra { $name } vencieron, así que no se deja de llamar a nadie por ella
about-list-in-doubt = { $lines ->
    [one] { $lines } línea de la lista negra { $name } tiene junto al número algo que quizás no sea una campaña, como en { $rows }: vale
   *[other] { $lines } líneas de la lista negra { $name } tienen junto al número algo que quizás no sea una campaña, como en { $rows }: valen
} para todas las campañas; escriba `campaign = {"{"} column = … {"}"}`, o `campaign = "*"`, para aclararlo
about-list-beside = { $lines ->
    [one] { $lines } línea de la lista negra { $name } tiene un número fuera de la primera columna, y también se excluye
   *[other] { $lines } líneas de la lista negra { $name } tienen un número fuera de la primera columna, y también se excluyen
}: diga cuál es la columna, con `column`
about-list-not-read = la lista negra { $name } tiene más, que no se leyó: { $what }
about-list-of-the-future = la lista negra { $name } se escribió después de este momento, según su fecha: no se sabe qué antigüedad tiene
about-list-other-campaigns = la lista negra { $name } nombra campañas, y ninguna es de esta ejecución
