# El resumen de una ejecución en la terminal. Cada título va delante de un número; las palabras que lo siguen, detrás.

summary-read = Leídas
summary-read-rows = { $n ->
    [one] fila
   *[other] filas
}
summary-computed = Calculadas
summary-computed-rows = { $n ->
    [one] fila que hizo la consulta SQL
   *[other] filas que hizo la consulta SQL
}
summary-left-out = Excluidas
summary-left-out-rows = { $n ->
    [one] fila
   *[other] filas
}
summary-changed = Modificado
summary-changed-times = { $n ->
    [one] vez
   *[other] veces
}
summary-noticed = Observado
summary-noticed-times = { $n ->
    [one] vez
   *[other] veces
}
summary-damaged = Columnas enteras
summary-damaged-cells = { $n ->
    [one] celda
   *[other] celdas
}
summary-damaged-column = de { $of } en { $column }: { $means }
summary-blacklists = Listas negras
summary-blacklists-numbers = { $n ->
    [one] número
   *[other] números
}
summary-blacklist = en { $list }
summary-blacklist-for = en { $list }, para { $scope }
summary-blacklist-taken = { $n ->
    [one] { $n } se quitó de las filas
   *[other] { $n } se quitaron de las filas
}
summary-blacklist-unreadable = { $n } de { $lines ->
    [one] { $lines } línea
   *[other] { $lines } líneas
} sin número
summary-blacklist-expired = { $n } de { $lines ->
    [one] { $lines } línea
   *[other] { $lines } líneas
} { $n ->
    [one] vencida
   *[other] vencidas
}
summary-blacklist-before = { $n } antes, el { $day }
summary-parts = { $n ->
    [one] { $n } parte
   *[other] { $n } partes
}
summary-own-zone = la zona horaria de la instancia
summary-more = y { $n } más, vea { $file }

summary-list = { $state }: { $name } ({ $n ->
    [one] { $n } contacto
   *[other] { $n } contactos
}): { $said }
summary-lists-more = { $state }: { $n ->
    [one] { $n } lista más
   *[other] { $n } listas más
}, vea dialbase runs show { $run }
summary-resolve = Búsquela en el portal y diga qué vio; hasta entonces no se envía ninguna lista posterior que tenga a alguien de ella:
summary-apply-again = Lo que todavía no se envió sale cuando el plan se aplica otra vez: dialbase apply DIR
summary-stopped = Detenida
summary-warning = Advertencia
summary-alarm = { $alarm }; { $advice }
summary-too-few-runs = El registro de envíos conoce { $n ->
    [one] { $n } ejecución anterior
   *[other] { $n } ejecuciones anteriores
} de este pipeline; a partir de { $needed } se juzga si una ejecución es normal
summary-overridden = Autorizado
