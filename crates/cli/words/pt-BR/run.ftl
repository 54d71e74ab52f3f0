# O que se diz ao planejar, enviar e conferir um pipeline, e o que impede de escrever ou ler.

cli-help = o que fazer
cli-no-output = não é possível escrever na saída padrão: { $why }
cli-cannot-write = não é possível escrever { $path }: { $why }
cli-no-input = não é possível ler a entrada padrão: { $why }
cli-defect = É um defeito do dialbase. O registro de envios sabe tudo o que foi enviado; `dialbase runs list` mostra.

cli-activate = Próximo passo: ative as listas no portal e inicie o discador.
cli-nothing-overridden = Não foi preciso autorizar nada.
cli-report = Relatório: { $page }
cli-rows-to-fix = linhas para corrigir: { $rows }
cli-plan-and-report = Plano e relatório: { $directory }
cli-nothing-sent = Nada foi enviado. Para enviar: dialbase apply { $directory }
cli-see-what-arrived = Veja o que chegou: dialbase sandbox --state { $state }
cli-applied-before = Este plano já tinha sido aplicado: nada foi enviado agora.
cli-nothing-left = Não restava nada a enviar desta execução: nada foi enviado agora.
cli-finishing-list = terminando a lista que está a caminho; tecle Ctrl-C de novo para sair já, e essa lista fica retida

cli-note = Nota: { $unchecked }
cli-is-right = { $path } está correto

cli-is-written = { $path } foi escrito
cli-look-and-plan = Próximo passo: confira o arquivo e depois: dialbase plan { $path } -o DIR
cli-question = {"  "}? { $question }
cli-answer-and-lint = Próximo passo: { $n ->
    [one] há { $n } pergunta em aberto
   *[other] há { $n } perguntas em aberto
}; responda no arquivo e depois: dialbase lint { $path }
