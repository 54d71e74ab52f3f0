# Los estados de una parte; y, junto a la cantidad de sus contactos, lo que el estado significa para ellos.

state-planned = planificada
state-planned-people = { $n ->
    [one] contacto, todavía sin enviar
   *[other] contactos, todavía sin enviar
}
state-sending = en envío
state-sending-people = { $n ->
    [one] contacto en camino ahora
   *[other] contactos en camino ahora
}
state-accepted = aceptada
state-accepted-people = { $n ->
    [one] contacto recibido por la instancia
   *[other] contactos recibidos por la instancia
}
state-refused = rechazada
state-refused-people = { $n ->
    [one] contacto rechazado por la instancia: no está allí
   *[other] contactos rechazados por la instancia: no están allí
}
state-held = retenida
state-held-people = { $n ->
    [one] contacto que nadie sabe si llegó: mire en el portal antes de cualquier otra cosa
   *[other] contactos que nadie sabe si llegaron: mire en el portal antes de cualquier otra cosa
}
state-confirmed = confirmada
state-confirmed-people = { $n ->
    [one] contacto de una lista que una persona vio en el portal
   *[other] contactos de una lista que una persona vio en el portal
}
state-abandoned = descartada
state-abandoned-people = { $n ->
    [one] contacto que una persona descartó: no se vuelve a enviar
   *[other] contactos que una persona descartó: no se vuelven a enviar
}
state-repeated = repetida
state-repeated-people = { $n ->
    [one] contacto sin enviar, porque las mismas líneas ya se enviaron antes
   *[other] contactos sin enviar, porque las mismas líneas ya se enviaron antes
}
state-undone = deshecha
state-undone-people = { $n ->
    [one] contacto recibido y luego quitado de la instancia
   *[other] contactos recibidos y luego quitados de la instancia
}
