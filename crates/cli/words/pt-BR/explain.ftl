# O que aconteceu com um número, e o que significa um código.

cli-no-such-code = Nenhuma ocorrência tem o código { $code }; docs/findings.md lista todas
cli-code-left-out = a linha não será discada
cli-code-changed = algo não está mais como foi escrito
cli-code-note = bom saber
cli-code-repair = como um número foi reparado
cli-what-happened = o que aconteceu
cli-what-to-do = o que fazer
cli-repair-guessed = compare alguns deles com a origem
cli-repair-mended = confira alguns deles; se estiverem corretos, não há nada a fazer

cli-stands-nowhere = { $asked } não está em nenhuma coluna de telefone { $runs ->
    [0] das 0 execuções pesquisadas
    [one] da única execução pesquisada
   *[other] das { $runs } execuções pesquisadas
}.
cli-stands-in = { $asked } está em { $found } de { $runs ->
    [one] { $runs } execução pesquisada
   *[other] { $runs } execuções pesquisadas
}.
cli-not-searched-traceless = Não pesquisadas, pois não guardam rastro das linhas (uma versão anterior as planejou): { $runs }.
cli-not-searched-unreadable = Não pesquisada, pois não pode ser lida: { $directory }: { $why }.
cli-not-chosen-by-sql = Na execução { $run }, as linhas que a consulta SQL não escolheu não deixaram rastro.
cli-runs-known-to = As execuções são conhecidas por { $state }; --state indica outra pasta, --plan um plano.

cli-run-applied = aplicada em { $at }
cli-run-never-applied = nunca aplicada, até onde o registro de envios sabe
cli-run-planned = Execução { $run }, planejada em { $at } com { $pipeline }, para { $instance }; { $applied }.
cli-run-plan-is = {"  "}O plano é { $directory } (dialbase { $program }).
cli-run-stopped = {"  "}Um controle a parou: { $why }.
cli-run-no-number = {"  "}O que se perguntou não é um número ali, então foram procurados os dígitos.
cli-run-overridden = {"  "}Em { $at }, { $who } a deixou passar embora { $guard } a tivesse parado: { $reason }

cli-row-left-out = A linha foi excluída: { $code }: { $means }{ $by }.
cli-row-instead = Liga-se em seu lugar para: { $row }.
cli-row-what-to-do = O que fazer: { $advice }.
cli-row-numbers = A linha tem { $n } números que podem ser discados.
cli-row-unnamed-list = Está em uma lista para { $campaign } que o plano não nomeia.

cli-stood = { $at }, coluna { $column }, tinha "{ $cell }".
cli-stood-beside-area = { $at }, coluna { $column }, tinha "{ $cell }", com o DDD "{ $area }" ao lado.
cli-stood-elsewhere = Estava em outra linha da mesma pessoa, que foi unida a esta.
cli-reads-as = Lê-se como { $number }, { $kind } de { $region }.
cli-reads-as-other-form = Lê-se como { $number }, { $kind } de { $region }: outra forma da mesma linha telefônica.
cli-not-read = Nenhum número foi lido: { $code }: { $means }.
cli-not-read-at-all = Nenhum número com esses dígitos foi lido.
cli-was-mended = Reparado: { $means } ({ $name }).
cli-noticed-seen = : "{ $seen }"
cli-noticed-became = , que ficou como "{ $text }"
cli-noticed = Observado em { $at }{ $seen }{ $became }: { $code }: { $means }{ $by }.

cli-became-main = Passou por todas as regras, e é o número discado primeiro.
cli-became-alternative = Passou por todas as regras, e é o alternativo { $nth } da linha.
cli-became-taken = Foi retirado da linha: { $code }: { $means }{ $by }.
cli-became-gone = A linha segue sem ele.

cli-no-blacklist = A execução não tinha blacklist com que compará-lo.
cli-held-against-none = Não foi comparado com nenhuma blacklist: a linha foi excluída antes.
cli-held = Blacklist { $list } ({ $n } { $n ->
    [0] números
    [one] número
   *[other] números
}{ $has_scope ->
    [yes] , para { $scope }
   *[no] {""}
}, escrita em { $at }, SHA-256 { $sha256 }): { $said ->
    [held] está nela
    [not-held] não está nela
   *[not-asked] não foi mais consultada
}.

cli-zone-column = a coluna { $column }
cli-zone-area = o DDD de um número
cli-zone-then = { $one }, depois { $then }
cli-zone-own = da própria instância
cli-zone-agreed = Fuso horário { $zone }: quem disse foi { $told }.
cli-zone-several = Fuso horário { $zone }: { $told } deixou vários, e `several` em [timezone] decidiu.
cli-zone-unknown = Fuso horário { $zone }: nada disse qual, e `unknown` em [timezone] o nomeia.
cli-zone-server = Fuso horário { $zone }: nada disse qual, e `unknown` em [timezone] o deixa para a instância.

cli-part-line = Linha { $line } de { $lines } de { $file }, parte { $nth } de { $of } ({ $campaign }{ $zone }):
cli-part-gone = {"  "}O arquivo não está mais lá, ou não está como foi planejado, então a linha não pode ser mostrada.
cli-part-list = A lista { $name } está { $state }: { $means }.
cli-part-decided = {"  "}{ $at } UTC  { $state }, disse uma pessoa: { $said }
cli-part-happened = {"  "}{ $at } UTC  { $state }: { $said }
cli-state-planned = nada dela saiu desta máquina
cli-state-sending = pode estar saindo agora
cli-state-accepted = a instância a recebeu, e não diz que a carregou
cli-state-refused = a instância não a aceitou
cli-state-held = ninguém sabe se chegou; uma pessoa precisa olhar no portal
cli-state-confirmed = uma pessoa a viu no portal
cli-state-abandoned = uma pessoa a descartou
cli-state-repeated = as mesmas linhas já foram enviadas antes, então ela não foi enviada
cli-state-undone = uma pessoa mandou remover os contatos dela
cli-state-unknown = esta versão não sabe o que isso significa

cli-said-by = {" "}({ $who })
