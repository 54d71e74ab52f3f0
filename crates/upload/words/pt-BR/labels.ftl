# Os estados de uma parte; e, ao lado da quantidade de contatos, o que o estado significa para eles.

state-planned = planejada
state-planned-people = { $n ->
    [one] contato, ainda não enviado
   *[other] contatos, ainda não enviados
}
state-sending = em envio
state-sending-people = { $n ->
    [one] contato a caminho agora
   *[other] contatos a caminho agora
}
state-accepted = aceita
state-accepted-people = { $n ->
    [one] contato recebido pela instância
   *[other] contatos recebidos pela instância
}
state-refused = recusada
state-refused-people = { $n ->
    [one] contato recusado pela instância: não está lá
   *[other] contatos recusados pela instância: não estão lá
}
state-held = retida
state-held-people = { $n ->
    [one] contato que ninguém sabe se chegou: olhe no portal antes de qualquer outra coisa
   *[other] contatos que ninguém sabe se chegaram: olhe no portal antes de qualquer outra coisa
}
state-confirmed = confirmada
state-confirmed-people = { $n ->
    [one] contato de uma lista que uma pessoa viu no portal
   *[other] contatos de uma lista que uma pessoa viu no portal
}
state-abandoned = descartada
state-abandoned-people = { $n ->
    [one] contato que uma pessoa descartou: não é enviado de novo
   *[other] contatos que uma pessoa descartou: não são enviados de novo
}
state-repeated = repetida
state-repeated-people = { $n ->
    [one] contato não enviado, porque as mesmas linhas já foram enviadas antes
   *[other] contatos não enviados, porque as mesmas linhas já foram enviadas antes
}
state-undone = desfeita
state-undone-people = { $n ->
    [one] contato recebido e depois removido da instância
   *[other] contatos recebidos e depois removidos da instância
}
