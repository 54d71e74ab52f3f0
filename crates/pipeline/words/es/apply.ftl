# What is said when a plan is applied, undone or settled.

warning-no-blacklist = el pipeline no indica ninguna lista negra, así que ningún número se comparó con una
warning-not-encrypted = la conexión con la instancia no está cifrada; es solo dentro de esta máquina
state-disk-unclear = la carpeta de estado { $state } está en { $disk }, que quizás no conserve ni los bloqueos ni lo que se escribió: indique con --state una en un disco de esta máquina
apply-held-beside = no se sabe si llegó una lista anterior: { $name } para { $campaign }, ejecución { $run }; a quienes están en ella no se los envió de nuevo: búsquela en el portal y diga lo que vio: dialbase runs resolve { $run } { $name } --loaded | --not-loaded --reason "…"
apply-interrupted = alguien pidió que el programa terminara, así que no se inició ninguna otra lista
apply-unreachable = no se pudo llegar a la instancia, aunque se intentó varias veces, así que no se inició ninguna otra lista
apply-locked-out = la instancia ya no nos deja entrar, así que no se inició ninguna otra lista
apply-asked-to-wait = la instancia pide esperar más de lo que una ejecución espera, así que no se inició ninguna otra lista
apply-unknown = no se sabe qué pasó con una lista, así que no se inició ninguna otra
apply-why-and-said = { $why }: { $said }
preflight-campaigns-unknown = la instancia no dice qué campañas tiene, así que no es seguro que estén las del plan ({ $why })
preflight-clocks-differ = los relojes difieren en { $minutes ->
    [one] { $minutes } minuto
   *[other] { $minutes } minutos
}: la instancia dice { $theirs } y esta máquina { $ours }; uno de los dos se equivoca sobre cuándo es de noche
apply-overtaken = desde que se hizo se envió a la instancia una lista con personas que también están en él
apply-lock = ejecución { $run }
undo-lock = deshacer la ejecución { $run }
resolve-lock = una persona decide sobre una lista de la ejecución { $run }
state-looking = alguien mira las ejecuciones
state-lock-holder = proceso { $process } en { $machine }, { $what }, desde { $since }
undo-no-such-list = no tiene ninguna lista que se haya enviado
undo-removed = el servidor respondió 1
undo-had-none = el servidor respondió 0: la instancia no tenía ninguno
check-standard-input = la entrada estándar no se lee ahora, así que sus columnas no se revisaron
check-not-there = { $path } no está, así que sus columnas no se revisaron
state-folder-shared = una carpeta que comparte { $program }

# Una lista anterior, por su nombre y su día.
earlier-answered = atendido el { $day }
earlier-results-until = los resultados de llamadas se leyeron hasta el { $until }: quién atendió desde entonces, o en listas cuyos resultados nadie leyó, no se sabe, y se lo llama
earlier-no-results = no se leyeron resultados de llamadas, así que `answered` en [duplicates] no excluye a nadie: léalos con `dialbase results`
earlier-list = { $name } del { $day }
