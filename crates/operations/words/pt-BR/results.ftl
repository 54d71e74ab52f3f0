# Ler o que resultou das chamadas.

results-lock = leitura de resultados
results-progress = { $n } registros, dia { $day } de { $days }
results-page = os registros de { $day } a partir da linha { $row } não chegaram
results-page-do = execute o mesmo comando de novo: o que foi lido fica guardado, e ele continua onde parou
results-same-page = a instância deu de novo os mesmos registros de { $day } quando lhe pediram os que seguem a partir da linha { $row }
results-same-page-do = peça menos de uma vez, com --campaign ou um período mais curto, ou pergunte ao fornecedor como a instância pagina
results-spool = não é possível usar { $path }, que contém os registros lidos
results-spool-do = verifique o disco; se o arquivo está danificado, retire-o: tudo pode ser lido de novo
results-file = não é possível usar { $path }
results-file-do = verifique se pode ler e escrever ali, e se o disco tem espaço
results-no-such-list = o registro de envios não conhece nenhuma lista de { $name } que tenha saído para { $instance }
results-no-such-list-do = veja o que há com `dialbase runs list` e `dialbase runs show RUN`
results-taken = { $path } já existe e não foi escrito por este comando, por isso fica como está
results-taken-do = indique outro lugar, ou retire-o
results-no-place = ninguém disse onde as tabelas devem ficar
results-no-place-do = indique um diretório com -o
results-no-period = o período termina antes de começar
results-no-period-do = escreva --from e --to ao contrário
results-does-not-add-up = a conta dos resultados não fecha
results-unsteady = os registros de { $days } mudaram de lugar cada vez que foram lidos, por isso alguns podem faltar: execute de novo quando a instância estiver em repouso
results-open = ainda podem chegar registros de { $day } em diante: eles são lidos de novo da próxima vez
results-no-period-heeded = a instância deu registros de outros dias que os pedidos, por isso tudo o que deu foi lido uma vez e escolhido aqui
results-zone-unknown = não foi dito o fuso horário da instância: os momentos seguem o relógio dela, e as horas também; `--zone America/Montevideo` o diz
results-lost-plan = o plano de { $list } não existe mais ou foi alterado: de seus contatos não se informa um por um
results-to-come = o período segue em dias por vir, dos quais ainda não há nada: foi lido até { $day }
