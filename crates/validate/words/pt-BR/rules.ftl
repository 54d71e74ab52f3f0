# O que uma regra acrescenta à sua ocorrência.

rule-characters = { $n } { $n ->
    [one] caractere
   *[other] caracteres
}
