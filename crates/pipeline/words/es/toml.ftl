# What the reader of TOML says of a text that is none.

file-backslash-do = una barra invertida significa otra cosa entre comillas dobles: escriba las rutas con /, o entre comillas simples
file-toml-do = esto es TOML: los textos van entre comillas, las listas entre [ ], una sección empieza con [nombre]
toml-expected = { $what }; aquí va { $expected }
toml-expected-nothing = { $what }; aquí no va nada
toml-duplicate-key = la clave está dos veces
toml-key-without-value = la clave no tiene valor
toml-missing-value = falta el valor
toml-text-without-quotes = los textos van entre comillas
toml-missing-quote = falta la comilla que abre
toml-broken-text = el texto entre comillas no termina, o tiene algo que no puede tener
toml-broken-escape = después de la barra invertida falta algo
toml-open-list = la lista no se cierra
toml-open-braces = la llave no se cierra
toml-open-section = el corchete de la sección no se cierra
toml-missing-comma = falta una coma
toml-extra-comma = sobra una coma
toml-extra-equals = sobra un `=`
toml-missing-equals = falta un `=`
toml-missing-opening = se cierra algo que no se abrió
toml-broken-key = esto no es una clave
toml-unexpected = aquí hay algo que sobra
toml-broken-value = esto no es un valor
toml-broken-number = esto no es un número
toml-broken-line-break = el fin de línea está roto
toml-broken-date = esto no es una fecha
toml-key-of-a-value = la clave ya tiene un valor, y no es una sección
toml-key = una clave
toml-value = un valor
toml-newline = el fin de la línea
toml-text = un texto entre comillas
toml-letters = letras
toml-digits = dígitos
toml-unicode = dígitos hexadecimales
