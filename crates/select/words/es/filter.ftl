# What is wrong with the condition that the pipeline calls `where`.

filter-no-column = ninguna columna se llama `{ $name }`
filter-no-end = aquí debería haber `and`, `or` o el final
filter-closes-nothing = este paréntesis no cierra nada
filter-too-deep = la condición tiene demasiados paréntesis anidados
filter-no-close = aquí debería haber `)`
filter-open = este paréntesis no se cierra
filter-no-join = aquí debería haber `and`, `or` o `)`
filter-starts-with-column = una comparación empieza con una columna
filter-nothing-before = antes de `{ $word }` debería haber una comparación
filter-no-comparison = aquí falta una comparación
filter-starts-with = después de `starts` va `with`
filter-is-what = después de `is` va `blank` o `not blank`
filter-not-what = falta una comparación después de `not`
filter-word = `{ $word }` no es una comparación
filter-nothing-asked = no se pregunta nada sobre la columna `{ $name }`
filter-in-what = después de `in` va una lista entre paréntesis
filter-list-goes-on = aquí debería haber una coma o `)`
filter-no-value = una columna se compara con un texto o con un número
filter-two-comparisons = hay dos comparaciones seguidas
filter-value-missing = aquí falta un texto o un número
filter-no-text = después de `{ $after }` va un texto
filter-quote-open = la comilla { $quote } no se cierra
filter-long-number = el número tiene demasiados dígitos
filter-sign = `{ $sign }` no significa nada aquí

# What to write instead.
filter-open-before = quítelo, o abra uno antes
filter-join = una las dos comparaciones con `and` u `or`; el nombre de una columna con espacios va entre comillas dobles
filter-fewer-parentheses = quite los paréntesis que no cambian nada
filter-close = escriba `)` después
filter-close-before = cierre antes el paréntesis
filter-reserved = una columna con ese nombre va entre comillas dobles: "{ $word }"
filter-text-or-column = las comillas simples encierran un texto; las dobles nombran una columna: "{ $text }"
filter-where-not = `not` va aquí antes de `in`, `contains` o `starts with`, o antes de la columna
filter-blanks-in-quotes = el nombre de una columna con espacios va entre comillas dobles: "{ $name } { $word }…"
filter-comparisons = escriba después =, !=, <, <=, >, >=, in (…), contains, starts with, is blank o is not blank
filter-column-or-text = las comillas dobles nombran una columna; { $quotes }
filter-quote-text = un texto va entre comillas simples: '{ $text }'
filter-write-one = escriba un solo `=`
filter-example = por ejemplo: { $example }
filter-example-values = por ejemplo: 100, o 'Activo'
filter-example-text = por ejemplo: { $after } 'mora', entre comillas simples
filter-numbers = aquí los números se escriben sin separador de miles y con un punto antes de los decimales: 1234.5
filter-close-quote = escriba { $quote } al final; dentro del texto se escribe dos veces: { $quote }{ $quote }
filter-number-as-text = póngalo entre comillas simples para compararlo como texto
filter-straight-quotes = un texto va entre comillas simples rectas: 'Activo'
filter-straight-double-quotes = el nombre de una columna va entre comillas dobles rectas: "Fecha de pago"
filter-write = escriba { $what }
filter-write-not = escriba `not`, o `!=`
filter-number-alone = aquí el número va solo; en las celdas puede llevar moneda
filter-signs-in-quotes = el nombre de una columna con signos o espacios va entre comillas dobles: "Fecha de pago"
