# Compiled blacklists: why one is not to be trusted, or could not be made.

compiled-not = no es una lista negra compilada
compiled-version = está escrita en la versión { $version } del formato, y este dialbase lee la versión { $ours }
compiled-length = tiene { $bytes } { $bytes ->
    [one] byte
   *[other] bytes
} y debería tener { $expected }
compiled-damaged = está dañada: { $what }
compiled-taken = dos registros se llamarían { $name }
compiled-full = un registro admite 4.294.967.295 números por campaña y día, y { $name } tiene más

compiled-other-numbers = sus números no son los que se escribieron
compiled-elsewhere = sus secciones no están donde dice su cabecera
compiled-other-start = sus primeros bytes no son los que se escribieron
compiled-no-header = su cabecera no está donde debería
compiled-other-header = su cabecera no es la que se escribió
compiled-header-unreadable = no se puede leer su cabecera

# What to do.
compiled-compile-one = compile una: dialbase blacklist build -o FILE.dbl LIST…
compiled-later = use el dialbase que la hizo, o uno posterior
compiled-copy-again = cópiela de nuevo desde su origen o constrúyala otra vez a partir de sus listas; hasta entonces no se puede llamar a nadie
compiled-another-name = dé otro nombre a uno de los dos: --name NAME
compiled-split = divida la lista en registros: construya cada uno con su propio --name
compiled-disk = revise el espacio y los permisos del disco
