# Lo que una regla agrega a su observación.

rule-characters = { $n } { $n ->
    [one] carácter
   *[other] caracteres
}
