# What is wrong with the condition that the pipeline calls `where`.

filter-no-column = nenhuma coluna se chama `{ $name }`
filter-no-end = aqui deveria haver `and`, `or` ou o fim
filter-closes-nothing = este parêntese não fecha nada
filter-too-deep = a condição tem parênteses demais, uns dentro dos outros
filter-no-close = aqui deveria haver `)`
filter-open = este parêntese não é fechado
filter-no-join = aqui deveria haver `and`, `or` ou `)`
filter-starts-with-column = uma comparação começa com uma coluna
filter-nothing-before = antes de `{ $word }` deveria haver uma comparação
filter-no-comparison = aqui falta uma comparação
filter-starts-with = depois de `starts` vem `with`
filter-is-what = depois de `is` vem `blank` ou `not blank`
filter-not-what = falta uma comparação depois de `not`
filter-word = `{ $word }` não é uma comparação
filter-nothing-asked = nada é perguntado sobre a coluna `{ $name }`
filter-in-what = depois de `in` vem uma lista entre parênteses
filter-list-goes-on = aqui deveria haver uma vírgula ou `)`
filter-no-value = uma coluna é comparada com um texto ou com um número
filter-two-comparisons = há duas comparações seguidas
filter-value-missing = aqui falta um texto ou um número
filter-no-text = depois de `{ $after }` vem um texto
filter-quote-open = a aspa { $quote } não é fechada
filter-long-number = o número tem dígitos demais
filter-sign = `{ $sign }` não significa nada aqui

# What to write instead.
filter-open-before = retire-o, ou abra um antes
filter-join = una as duas comparações com `and` ou `or`; o nome de uma coluna com espaços vai entre aspas duplas
filter-fewer-parentheses = retire os parênteses que não mudam nada
filter-close = escreva `)` depois
filter-close-before = feche antes o parêntese
filter-reserved = uma coluna com esse nome vai entre aspas duplas: "{ $word }"
filter-text-or-column = aspas simples envolvem um texto; aspas duplas indicam uma coluna: "{ $text }"
filter-where-not = `not` vem aqui antes de `in`, `contains` ou `starts with`, ou antes da coluna
filter-blanks-in-quotes = o nome de uma coluna com espaços vai entre aspas duplas: "{ $name } { $word }…"
filter-comparisons = escreva depois =, !=, <, <=, >, >=, in (…), contains, starts with, is blank ou is not blank
filter-column-or-text = aspas duplas indicam uma coluna; { $quotes }
filter-quote-text = um texto vai entre aspas simples: '{ $text }'
filter-write-one = escreva um único `=`
filter-example = por exemplo: { $example }
filter-example-values = por exemplo: 100, ou 'Activo'
filter-example-text = por exemplo: { $after } 'mora', entre aspas simples
filter-numbers = aqui os números são escritos sem separador de milhares e com um ponto antes dos decimais: 1234.5
filter-close-quote = escreva { $quote } no fim; dentro do texto ela é escrita duas vezes: { $quote }{ $quote }
filter-number-as-text = coloque-o entre aspas simples para compará-lo como texto
filter-straight-quotes = um texto vai entre aspas simples retas: 'Activo'
filter-straight-double-quotes = o nome de uma coluna vai entre aspas duplas retas: "Fecha de pago"
filter-write = escreva { $what }
filter-write-not = escreva `not`, ou `!=`
filter-number-alone = aqui o número vai sozinho; nas células ele pode trazer a moeda
filter-signs-in-quotes = o nome de uma coluna com sinais ou espaços vai entre aspas duplas: "Fecha de pago"
