# Why a list is taken to be of a country.

inspect-said = así se indicó
inspect-numbers-of = { $valid } de { $read } celdas contienen números de { $region }
inspect-documents = una columna contiene números de { $document }
inspect-areas-before = hay dos dígitos antes de números sin código de área
inspect-states = una columna contiene sus departamentos, provincias o estados
inspect-a-header-says = un encabezado dice { $word }

# Why a column is taken to be what it is.
inspect-header-says = el encabezado dice { $words }
inspect-although = aunque el encabezado dice { $words }
inspect-not-all-it-says = pero no dice solo eso, o puede significar otra cosa
inspect-not-borne-out = las celdas no lo confirman
inspect-no-header = ningún encabezado lo dice
inspect-nothing-tells = ni el encabezado ni las celdas lo aclaran
inspect-none-filled = no hay ninguna celda con datos
inspect-none-filled-but-named = no hay ninguna celda con datos; el encabezado dice { $meaning }
inspect-numbers-by-line = { $numbers } ({ $mobile ->
    [one] { $mobile } celular
   *[other] { $mobile } celulares
}, { $fixed ->
    [one] { $fixed } fijo
   *[other] { $fixed } fijos
})
inspect-cells-are = { $count } de { $of } celdas son { $what }
inspect-emails = direcciones de correo electrónico
inspect-urls = direcciones de páginas web
inspect-campaigns = nombres que terminan en -> o <-, como los de campañas
inspect-zones = zonas horarias de IANA
inspect-dates = fechas
inspect-words = palabras
inspect-digits = dígitos
inspect-this-and-that = de todo un poco
inspect-cells-against-header = las celdas son { $cells }, aunque el encabezado dice { $words }
inspect-check-digits = { $count } de { $of } celdas tienen los dígitos verificadores de { $document }
inspect-states-of = sus palabras son departamentos, provincias o estados de { $region }
inspect-decimals = sus celdas son números con decimales
inspect-both-marks = { $comma } con coma decimal, { $point } con punto
inspect-zeros = sus dígitos empiezan con ceros, y ninguna cantidad los tiene
inspect-number-or-name = sus celdas son dígitos: una cantidad, o el código de algo
inspect-all-the-same = todas sus celdas son iguales
inspect-over-and-over = repite { $distinct } valores una y otra vez
inspect-some-words = sus celdas tienen unas pocas palabras cada una, casi siempre distintas
inspect-say = { $count } de { $filled } dicen { $value }
inspect-many-values = muchos valores distintos
inspect-before-numbers = sus dos dígitos están antes de números sin código de área en { $numbers }
inspect-lack-area = a sus números les falta el código de área que contiene { $area }
inspect-calls-fax = { $name } llama fax o pager a { $some } de { $filled }

# What was done to numbers: «3 sin código de área».
inspect-dropped = { $count } con dígitos que una hoja de cálculo perdió (5,98E+10)
inspect-floats = { $count } que pasaron por un número decimal (98344484.0)
inspect-without-area = { $count } sin código de área
inspect-several = { $count } con varios números
inspect-placeholders = { $count } que solo llenan un formulario
inspect-with-words = { $count } con palabras junto al número
inspect-refused = { $count } con palabras que dicen que no
inspect-without-number = { $count } sin número

# What to take care of.
inspect-cells = { $cells ->
    [one] { $cells } celda
   *[other] { $cells } celdas
}
inspect-header-misleads = su encabezado dice teléfono, y ninguna de sus celdas lo es
inspect-care-dropped = { $cells } con dígitos que una hoja de cálculo perdió (5,98E+10): no se marcan
inspect-care-placeholders = { $cells } para llenar un formulario: no se marcan
inspect-care-words = { $cells } con palabras junto al número: no se marcan
inspect-care-refused = { $cells } con palabras que dicen que no: no se llaman
inspect-care-opt-out = { $rows ->
    [one] { $rows } fila que no se debe llamar
   *[other] { $rows } filas que no se deben llamar
}
inspect-would-be-dialled = { $said }, y esos se marcarían
