//! What a person sees, word by word: each file in `transcripts/` is commands and what they print.

#[test]
fn commands_print_what_the_transcripts_show() {
    let cases = trycmd::TestCases::new();
    // In whatever language the tests are run.
    cases.env("LC_ALL", "C").env("COLUMNS", "");
    cases.case("../../tests/transcripts/*.md");
}
