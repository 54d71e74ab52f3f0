# Lo que se mira y se pide en una instancia.

operations-no-campaign = { $address } no tiene ninguna campaña "{ $given }"
operations-api-no-call = la página del fabricante no tiene ninguna llamada "{ $given }"
operations-api-no-field = { $call } no tiene ningún campo "{ $given }"
operations-api-twice = el campo "{ $given }" está dado dos veces
operations-api-no-path = "{ $given }" no es la ruta de una llamada
operations-api-unreadable = no se puede leer { $path }
operations-api-list = `dialbase api` muestra las llamadas; con `--any` pasa cualquier ruta
operations-api-any = `dialbase api` muestra los campos; con `--any` pasa cualquier campo
operations-api-path-as = escríbala como Integra/resources/Supervisor/queuesummary
operations-api-strange = el servidor contestó { $bytes } { $bytes ->
    [one] byte
   *[other] bytes
} de algo que su página no conoce
operations-api-asks = no cambia nada
operations-api-changes = cambia algo
operations-api-rings = hace sonar un teléfono
operations-api-ends = termina una llamada
