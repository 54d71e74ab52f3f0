//! `dialbase init`: a first pipeline file.

use crate::args::Init;
use crate::look::look;
use crate::output::{Failure, say};
use ingest::Header;
use inspect::Draft;
use pipeline::Exit;
use std::path::{Component, Path, PathBuf};

pub(crate) fn init(args: Init) -> Result<Exit, Failure> {
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
    let drafted = inspect::draft(&look.seen, &about, &words::Message::to_string);
    pipeline::create(&args.output, &drafted.text)?;

    say(&format!("{shown} is written"));
    match drafted.questions.as_slice() {
        [] => say(&format!("Next: look through it, then: dialbase plan {shown} -o DIR")),
        questions => {
            for question in questions {
                say(&format!("  ? {question}"));
            }
            let (count, is) =
                (questions.len(), if questions.len() == 1 { "question is" } else { "questions are" });
            say(&format!("Next: {count} {is} open; answer in the file, then: dialbase lint {shown}"));
        }
    }
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
