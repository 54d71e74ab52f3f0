# Compiled blacklists: why one is not to be trusted, or could not be made.

compiled-not = não é uma blacklist compilada
compiled-version = está escrita na versão { $version } do formato, e este dialbase lê a versão { $ours }
compiled-length = tem { $bytes } { $bytes ->
    [0] bytes
    [one] byte
   *[other] bytes
} e deveria ter { $expected }
compiled-damaged = está danificada: { $what }
compiled-taken = dois cadastros se chamariam { $name }
compiled-full = um cadastro comporta 4.294.967.295 números por campanha e dia, e { $name } tem mais

compiled-other-numbers = os números não são os que foram gravados
compiled-elsewhere = as seções não estão onde o cabeçalho diz
compiled-other-start = os primeiros bytes não são os que foram gravados
compiled-no-header = o cabeçalho não está onde deveria
compiled-other-header = o cabeçalho não é o que foi gravado
compiled-header-unreadable = não foi possível ler o cabeçalho

# What to do.
compiled-compile-one = compile uma: dialbase blacklist build -o FILE.dbl LIST…
compiled-later = use o dialbase que a criou, ou um mais recente
compiled-copy-again = copie-a de novo da origem ou refaça-a a partir das listas; até lá não se pode ligar para ninguém
compiled-another-name = dê outro nome a um deles: --name NAME
compiled-split = divida a lista em cadastros: crie cada um com seu próprio --name
compiled-disk = confira o espaço e as permissões do disco
