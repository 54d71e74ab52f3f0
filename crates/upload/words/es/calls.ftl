# Llamadas que no se deben hacer dos veces.
upload-calls-changed = las llamadas de { $origin } no son las que conoce el registro
upload-calls-changed-do = recupere aquello de lo que salieron tal como estaba: lo que ya se hizo no se debe hacer otra vez
upload-calls-abandoned = las llamadas de { $origin } están abandonadas
upload-calls-abandoned-do = ingréselas de nuevo si aun así se deben hacer
upload-no-such-call = { $origin } no tiene la llamada { $call }
upload-no-such-call-do = nombre una llamada por su número, contado desde 1
upload-call-impossible = la llamada { $call } de { $origin } no puede seguir desde { $from }
upload-call-of = la llamada { $number } de { $source }
upload-call-maker-gone = terminó el proceso que hacía la llamada
upload-call-leaves = su conexión está establecida
upload-call-accepted = el servidor dijo que sí
upload-call-said = { $why }: { $said }
upload-call-stopped = se detuvo cuando ya podía haber salido
upload-of-its-calls = así están sus llamadas
