//! `dialbase init`: a first pipeline file.

use crate::args::Init;
use crate::look::look;
use crate::output::Failure;
use crate::voice::Voice;
use ingest::Header;
use inspect::Draft;
use pipeline::Exit;
use std::path::{Component, Path, PathBuf};
use words::{message, told};

pub(crate) fn init(args: Init, voice: &mut Voice) -> Result<Exit, Failure> {
    if args.output.exists() {
        return Err(pipeline::Error::PipelineTaken { path: args.output }.into());
    }
    let look = look(&args.look)?;
    let other_sheets = look.sheets.iter().filter(|looked| looked.phones > 0 && !looked.is_described);
    let is_one_of_several = look.sheets.iter().filter(|looked| looked.is_visible()).count() > 1;
    let source = from(&args.output, &look.path);
    let shown = args.output.display().to_string();
    let about = Draft {
        source: &source,
        pipeline: &shown,
        sheet: look.seen.table.sheet.as_deref().filter(|_| is_one_of_several || args.look.sheet.is_some()),
        other_sheets: match args.look.sheet {
            Some(_) => Vec::new(),
            None => other_sheets.map(|looked| looked.sheet.name.as_str()).collect(),
        },
        hidden_rows: {
            let described = look.sheets.iter().find(|looked| looked.is_described);
            described.map_or(0, |looked| looked.sheet.hidden_rows)
        },
        header: match args.look.header {
            Some(Header::Row(row)) => Some(row),
            _ => None,
        },
        campaign: args.campaign.as_deref(),
    };
    let drafted = inspect::draft(&look.seen, &about, &|words| languages::say(voice.language(), words));
    pipeline::create(&args.output, &drafted.text)?;

    voice.say(&message!("cli-is-written", "{path} is written", path = &shown));
    if drafted.questions.is_empty() {
        voice.say(&message!(
            "cli-look-and-plan",
            "Next: look through it, then: dialbase plan {path} -o DIR",
            path = &shown
        ));
        return Ok(Exit::Done);
    }
    for question in &drafted.questions {
        voice.say(&message!("cli-question", "  ? {question}", question = question));
    }
    let count = drafted.questions.len();
    let open =
        if count == 1 { "1 question is open".to_owned() } else { format!("{count} questions are open") };
    voice.say(&told!(
        &format!("Next: {open}; answer in the file, then: dialbase lint {shown}"),
        "cli-answer-and-lint",
        n = count,
        path = &shown
    ));
    Ok(Exit::Done)
}

/// The path of a list as a pipeline file names it: from its own folder, with `/` on every system. Where the two have no folder
/// in common, whole.
fn from(pipeline: &Path, list: &Path) -> String {
    let whole = |path: &Path| path.canonicalize().unwrap_or_else(|_| path.to_owned());
    let folder = match pipeline.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => whole(folder),
        _ => whole(Path::new(".")),
    };
    let list = whole(list);
    let same = folder.components().zip(list.components()).take_while(|(one, other)| one == other).count();
    if same == 0 {
        return list.display().to_string();
    }
    let up = folder.components().skip(same).map(|_| Component::ParentDir);
    let path: PathBuf = up.chain(list.components().skip(same)).collect();
    let parts: Vec<_> = path.components().map(|part| part.as_os_str().to_string_lossy()).collect();
    parts.join("/")
}
