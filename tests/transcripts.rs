//! What a person sees, word by word: each file in `transcripts/` is commands and what they print.

#[test]
fn commands_print_what_the_transcripts_show() {
    trycmd::TestCases::new().case("../../tests/transcripts/*.md");
}
