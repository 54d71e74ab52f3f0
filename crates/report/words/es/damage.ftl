# What happened to the numbers of a whole column.

lost-written-short = un programa de hojas de cálculo los escribió como 5,51E+12, o con ceros en el lugar de los últimos dígitos
lost-rounded = terminan en cinco ceros, como cuando 5,51E+12 se volvió a convertir en número
lost-too-short = tienen menos dígitos de los que un número necesita

damage-without-zero = falta el cero inicial, como cuando el programa de hojas de cálculo los guarda como números; se marcan con él
damage-floats = los números terminan en .0, porque pasaron por un decimal; se quitó
damage-digits-lost = un programa de hojas de cálculo escribió los números como 5,51E+12 y perdió sus dígitos
damage-dates = la columna tiene fechas, no números
damage-as-text = dé a la columna formato de texto en su origen y vuelva a exportarla
damage-dates-do = revise que el pipeline nombre la columna correcta
