# Desfazer uma execução.

cli-undoing-removes = Desfazer a execução { $run } remove { $contacts } de { $instance }, cada número de toda a campanha: também onde uma lista anterior ou posterior o trouxe.
cli-done-before = , { $n } já feitos
cli-held-stay = { $n ->
    [one] Uma lista está retida e fica como está: diga primeiro o que aconteceu com ela
   *[other] { $n } listas estão retidas e ficam como estão: diga primeiro o que aconteceu com elas
}, com `dialbase runs resolve`.
cli-remove-them = Remover? [sim/não]
cli-how-many = Não há como voltar atrás. Quantos contatos devem ser removidos? Digite a quantidade
cli-why = Por quê? Fica registrado
cli-nothing-removed = Nada foi removido.
cli-nobody-to-ask = Não há terminal para perguntar; para fazer assim mesmo: --yes --reason "…"
cli-finishing-removal = terminando a remoção que está a caminho; tecle Ctrl-C de novo para sair já
cli-removed = { $contacts } { $n ->
    [one] removido
   *[other] removidos
}; de { $had_none } a instância não tinha nenhum
cli-removals-unknown = { $n ->
    [one] { $n } resposta foi
   *[other] { $n } respostas foram
} de um jeito que ninguém sabe o que significa: { $said }
cli-removals-left = Restam { $contacts }; para continuar de onde parou: dialbase undo { $run }
cli-not-undone = A instância não tinha ninguém de { $n ->
    [one] { $n } lista: ela não é dada por desfeita
   *[other] { $n } listas: elas não são dadas por desfeitas
}, pois pode ser que a instância apenas não queira. Olhe no portal
cli-undone = A execução está desfeita; as pessoas dela podem ser carregadas de novo.
