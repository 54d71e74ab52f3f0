//! Parquet files written here and read back.

use crate::fixtures::{file, path_of, read};
use crate::{Source, open};
use parquet::basic::{Compression, Encoding, GzipLevel, ZstdLevel};
use parquet::column::writer::ColumnWriter;
use parquet::data_type::{ByteArray, FixedLenByteArray, Int96};
use parquet::file::properties::{WriterProperties, WriterPropertiesBuilder, WriterVersion};
use parquet::file::writer::SerializedFileWriter;
use parquet::schema::parser::parse_message_type;
use std::sync::Arc;
use words::Told;

/// What one column holds: values, how deep each is defined, how deep each is repeated.
enum Values {
    Bool(Vec<bool>),
    Int(Vec<i32>),
    Long(Vec<i64>),
    Old(Vec<Int96>),
    Float(Vec<f32>),
    Double(Vec<f64>),
    Bytes(Vec<&'static str>),
    Fixed(Vec<Vec<u8>>),
}

type Levels = Option<Vec<i16>>;

fn write_with(
    schema: &str,
    properties: WriterPropertiesBuilder,
    groups: &[&[(Values, Levels, Levels)]],
) -> Vec<u8> {
    let schema = Arc::new(parse_message_type(&format!("message list {{ {schema} }}")).unwrap());
    let mut bytes = Vec::new();
    let mut writer = SerializedFileWriter::new(&mut bytes, schema, Arc::new(properties.build())).unwrap();
    for group in groups {
        let mut out = writer.next_row_group().unwrap();
        for (values, definition, repetition) in *group {
            let mut column = out.next_column().unwrap().unwrap();
            let (d, r) = (definition.as_deref(), repetition.as_deref());
            match (column.untyped(), values) {
                (ColumnWriter::BoolColumnWriter(w), Values::Bool(v)) => w.write_batch(v, d, r),
                (ColumnWriter::Int32ColumnWriter(w), Values::Int(v)) => w.write_batch(v, d, r),
                (ColumnWriter::Int64ColumnWriter(w), Values::Long(v)) => w.write_batch(v, d, r),
                (ColumnWriter::Int96ColumnWriter(w), Values::Old(v)) => w.write_batch(v, d, r),
                (ColumnWriter::FloatColumnWriter(w), Values::Float(v)) => w.write_batch(v, d, r),
                (ColumnWriter::DoubleColumnWriter(w), Values::Double(v)) => w.write_batch(v, d, r),
                (ColumnWriter::ByteArrayColumnWriter(w), Values::Bytes(v)) => {
                    w.write_batch(&v.iter().map(|text| ByteArray::from(*text)).collect::<Vec<_>>(), d, r)
                }
                (ColumnWriter::FixedLenByteArrayColumnWriter(w), Values::Fixed(v)) => w.write_batch(
                    &v.iter().map(|v| FixedLenByteArray::from(v.clone())).collect::<Vec<_>>(),
                    d,
                    r,
                ),
                _ => panic!("the values do not fit the schema"),
            }
            .unwrap();
            column.close().unwrap();
        }
        out.close().unwrap();
    }
    writer.close().unwrap();
    bytes
}

fn write(schema: &str, columns: &[(Values, Levels, Levels)]) -> Vec<u8> {
    write_with(schema, WriterProperties::builder(), &[columns])
}

/// The columns, then each row with its number; or the error.
fn outcome(bytes: &[u8]) -> Result<Vec<String>, String> {
    let file = file(bytes);
    let said = |error: crate::Error| {
        assert!(error.advice().is_some());
        error.to_string().replace(&path_of(&file), "FILE")
    };
    let source = Source::at(path_of(&file));
    let mut reader = open(&source).map_err(said)?;
    if let Some(error) = reader.find_map(Result::err) {
        return Err(said(error));
    }
    let reader = open(&source).map_err(said)?;
    assert_eq!(reader.format().to_string(), "parquet");
    let mut lines = vec![reader.table().columns.join("|")];
    lines.extend(read(reader).0.iter().map(|(row, cells)| format!("{row}: {}", cells.join("|"))));
    Ok(lines)
}

#[test]
fn values_are_as_a_person_reads_them() {
    let check = |field: &str, values: Values, text: &str| {
        let found = outcome(&write(&format!("required {field};"), &[(values, None, None)])).unwrap();
        assert_eq!(found, ["x".to_string(), format!("2: {text}")], "{field}");
    };
    check("boolean x", Values::Bool(vec![true]), "TRUE");
    check("int32 x", Values::Int(vec![-7]), "-7");
    check("int64 x", Values::Long(vec![598_099_000_001]), "598099000001");
    check("int32 x (INTEGER(32,false))", Values::Int(vec![-1]), "4294967295");
    check("int64 x (INTEGER(64,false))", Values::Long(vec![-1]), "18446744073709551615");
    check("int32 x (INTEGER(8,true))", Values::Int(vec![7]), "7");
    check("float x", Values::Float(vec![0.1]), "0.1");
    check("double x", Values::Double(vec![598_099_000_001.0]), "598099000001");
    check("double x", Values::Double(vec![1.5]), "1.5");
    check("int32 x (DATE)", Values::Int(vec![19_753]), "2024-01-31");
    check("int64 x (TIMESTAMP(MILLIS,true))", Values::Long(vec![1_706_696_400_000]), "2024-01-31 10:20:00Z");
    check(
        "int64 x (TIMESTAMP(MICROS,false))",
        Values::Long(vec![1_706_696_400_500_000]),
        "2024-01-31 10:20:00.5",
    );
    check(
        "int64 x (TIMESTAMP(NANOS,false))",
        Values::Long(vec![1_706_696_400_000_000_001]),
        "2024-01-31 10:20:00.000000001",
    );
    check("int64 x (TIMESTAMP_MILLIS)", Values::Long(vec![1_706_696_400_000]), "2024-01-31 10:20:00Z");
    check("int32 x (TIME(MILLIS,false))", Values::Int(vec![37_200_000]), "10:20:00");
    check("int32 x (DECIMAL(9,2))", Values::Int(vec![-12_345]), "-123.45");
    check("int64 x (DECIMAL(18,4))", Values::Long(vec![5]), "0.0005");
    check("fixed_len_byte_array(3) x (DECIMAL(6,1))", Values::Fixed(vec![vec![0xFF, 0xFF, 0xFE]]), "-0.2");
    check("binary x (UTF8)", Values::Bytes(vec![" 007 é"]), " 007 é");
    check("binary x", Values::Bytes(vec!["Ana"]), "Ana");
    check("fixed_len_byte_array(2) x", Values::Fixed(vec![vec![0xFF, 0]]), "ff00");
    check(
        "fixed_len_byte_array(16) x (UUID)",
        Values::Fixed(vec![vec![0xAB; 16]]),
        "abababab-abab-abab-abab-abababababab",
    );
    let mut old = Int96::new();
    old.set_data(1_288_249_344, 8_661, 2_460_341);
    check("int96 x", Values::Old(vec![old]), "2024-01-31 10:20:00");
}

#[test]
fn what_is_nested_goes_by_the_names_on_the_way_to_it() {
    let people = "optional binary nome (UTF8); optional group casa { optional binary rua (UTF8); optional int32 num; }";
    let file = write(
        people,
        &[
            (Values::Bytes(vec!["Ana", "Eva"]), Some(vec![1, 0, 1]), None),
            (Values::Bytes(vec!["Sol"]), Some(vec![2, 0, 1]), None),
            (Values::Int(vec![7, 8]), Some(vec![2, 0, 2]), None),
        ],
    );
    assert_eq!(outcome(&file).unwrap(), ["nome|casa.rua|casa.num", "2: Ana|Sol|7", "3: ", "4: Eva||8"]);
    let list = "required int32 id; optional group fones (LIST) { repeated group list { optional binary element (UTF8); } }";
    let file = write(
        list,
        &[
            (Values::Int(vec![1, 2, 3]), None, None),
            (Values::Bytes(vec!["99", "98", "97"]), Some(vec![3, 3, 2, 0, 3]), Some(vec![0, 1, 1, 0, 0])),
        ],
    );
    assert_eq!(outcome(&file).unwrap(), ["id|fones", "2: 1|99 ; 98", "3: 2", "4: 3|97"]);
    let records = "optional group f (LIST) { repeated group list { optional group element { optional binary t (UTF8); optional binary n (UTF8); } } } required int32 id;";
    let file = write(
        records,
        &[
            (Values::Bytes(vec!["cel", "casa"]), Some(vec![4, 4, 3]), Some(vec![0, 1, 0])),
            (Values::Bytes(vec!["99", "98", "97"]), Some(vec![4, 4, 4]), Some(vec![0, 1, 0])),
            (Values::Int(vec![1, 2]), None, None),
        ],
    );
    assert_eq!(outcome(&file).unwrap(), ["id|f.1.t|f.1.n|f.2.t|f.2.n", "2: 1|cel|99|casa|98", "3: 2||97"]);
    let single = "optional group f (LIST) { repeated group list { optional group element { optional binary n (UTF8); } } }";
    let file = write(single, &[(Values::Bytes(vec!["99", "98"]), Some(vec![4, 4, 0]), Some(vec![0, 1, 0]))]);
    assert_eq!(outcome(&file).unwrap(), ["f.1.n|f.2.n", "2: 99|98", "3: "]);
    let deep = "optional group a { optional group b (LIST) { repeated group list { optional binary element (UTF8); } } }";
    let file = write(deep, &[(Values::Bytes(vec!["99", "98"]), Some(vec![4, 4, 0]), Some(vec![0, 1, 0]))]);
    assert_eq!(outcome(&file).unwrap(), ["a.b", "2: 99 ; 98", "3: "]);
    let map = "optional group m (MAP) { repeated group key_value { required binary key (UTF8); optional int32 value; } }";
    let file = write(
        map,
        &[
            (Values::Bytes(vec!["a", "b"]), Some(vec![2, 0, 2]), Some(vec![0, 0, 0])),
            (Values::Int(vec![1, 2]), Some(vec![3, 0, 3]), Some(vec![0, 0, 0])),
        ],
    );
    assert_eq!(outcome(&file).unwrap(), ["m.a|m.b", "2: 1", "3: ", "4: |2"]);
}

fn long_list(properties: WriterPropertiesBuilder) -> Vec<u8> {
    let texts: Vec<&'static str> = (0..5_000).map(|nth| if nth % 2 == 0 { "Ana" } else { "Eva" }).collect();
    let numbers: Vec<i64> = (0..5_000).map(|nth| 598_099_000_000 + nth * 7 % 1_000).collect();
    let group = [(Values::Bytes(texts), None, None), (Values::Long(numbers), None, None)];
    write_with("required binary nome (UTF8); required int64 fone;", properties, &[&group, &group])
}

#[test]
fn every_encoding_and_version_reads_the_same() {
    let expected = outcome(&long_list(WriterProperties::builder())).unwrap();
    assert_eq!((expected.len(), &expected[10_000][..]), (10_001, "10001: Eva|598099000993"));
    let check = |properties: WriterPropertiesBuilder| {
        assert!(outcome(&long_list(properties.set_data_page_row_count_limit(700))).as_ref() == Ok(&expected));
    };
    for version in [WriterVersion::PARQUET_1_0, WriterVersion::PARQUET_2_0] {
        let plain = || WriterProperties::builder().set_writer_version(version).set_dictionary_enabled(false);
        check(WriterProperties::builder().set_writer_version(version));
        check(plain());
        check(plain().set_column_encoding("nome".into(), Encoding::DELTA_LENGTH_BYTE_ARRAY));
        check(plain().set_column_encoding("nome".into(), Encoding::DELTA_BYTE_ARRAY));
        check(plain().set_column_encoding("fone".into(), Encoding::DELTA_BINARY_PACKED));
        check(plain().set_compression(Compression::UNCOMPRESSED));
    }
}

#[test]
fn every_compression_reads_the_same() {
    let body = b"Ana;099000001\n".repeat(50);
    let check = |compression, packed: &[u8]| {
        assert!(super::pages::inflate(compression, packed, body.len()).unwrap() == body);
        for length in 0..packed.len() {
            let cut = super::pages::inflate(compression, &packed[..length], body.len());
            assert!(cut.is_err() || cut.is_ok_and(|out| out != body || length > packed.len() / 2));
        }
    };
    let mut gzip = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::default());
    std::io::Write::write_all(&mut gzip, &body).unwrap();
    check(Compression::GZIP(GzipLevel::default()), &gzip.finish().unwrap());
    let level = ruzstd::encoding::CompressionLevel::Fastest;
    check(Compression::ZSTD(ZstdLevel::default()), &ruzstd::encoding::compress_to_vec(&body[..], level));
    check(Compression::SNAPPY, &snap::raw::Encoder::new().compress_vec(&body).unwrap());
    let raw = lz4_flex::block::compress(&body);
    check(Compression::LZ4_RAW, &raw);
    check(Compression::LZ4, &raw);
    let length = |bytes: usize| (bytes as u32).to_be_bytes();
    check(Compression::LZ4, &[&length(body.len())[..], &length(raw.len()), &raw].concat());
}

#[test]
fn a_damaged_file_is_an_error() {
    let whole = long_list(WriterProperties::builder());
    for length in (4..whole.len()).step_by(97) {
        let error = outcome(&whole[..length]).unwrap_err();
        assert_eq!(error, "FILE is a Parquet file, and damaged", "{length}");
    }
    assert_eq!(outcome(&write("required int32 x;", &[(Values::Int(vec![]), None, None)])).unwrap(), ["x"]);
}

#[test]
fn what_is_too_much_is_refused() {
    let check = |length: usize, what: &str| {
        let text: &'static str = "x".repeat(length).leak();
        let plain = WriterProperties::builder().set_dictionary_enabled(false);
        let file = write_with("required binary x;", plain, &[&[(Values::Bytes(vec![text]), None, None)]]);
        assert_eq!(outcome(&file), Err(format!("FILE{what}")));
    };
    check((1 << 20) + 1, ":2: the row that begins here is longer than 1 MB");
    check(65 << 20, " is not opened: its pages take more than 64 MB at a time");
}

#[test]
fn no_memory_is_taken_for_values_that_a_page_only_claims() {
    let header = |encoding| super::thrift::Header { values: 2, encoding, ..Default::default() };
    // Blocks of 128 in four parts, so many values, the first of them 0; then a block of width 0.
    let lengths = |count: &[u8]| [&[0x80, 1, 4], count, &[0, 0, 0, 0, 0, 0]].concat();
    let (two, many) = (lengths(&[2]), lengths(&[0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 1]));
    let check = |encoding, body: &[u8], levels: [i16; 2], allowed: bool| {
        assert_eq!(super::pages::check_lengths(&header(encoding), body, levels).is_ok(), allowed);
    };
    check(5, &two, [0, 0], true);
    check(5, &many, [0, 0], false);
    check(6, &many, [0, 0], false);
    check(7, &[&two[..], &two].concat(), [0, 0], true);
    check(7, &[&two[..], &many].concat(), [0, 0], false);
    check(0, &many, [0, 0], true);
    // Behind the levels of one kind.
    check(6, &[&[1, 0, 0, 0, 9][..], &two].concat(), [0, 1], true);
    check(6, &[&[1, 0, 0, 0, 9][..], &many].concat(), [0, 1], false);
}

/// Files to be changed: nested and plain, of each version, with each kind of encoding.
pub(crate) fn samples() -> Vec<Vec<u8>> {
    let records =
        "optional group f (LIST) { repeated group list { optional binary n (UTF8); } } required int32 id;";
    let plain = || WriterProperties::builder().set_dictionary_enabled(false);
    let nested = |properties: WriterPropertiesBuilder| {
        let texts = (Values::Bytes(vec!["99", "98"]), Some(vec![3, 3, 0]), Some(vec![0, 1, 0]));
        write_with(records, properties, &[&[texts, (Values::Int(vec![1, 2]), None, None)]])
    };
    let flat = "required binary nome (UTF8); required int64 fone (TIMESTAMP(MICROS,true));";
    let columns = || {
        [(Values::Bytes(vec!["Ana", "Eva", "Ana"]), None, None), (Values::Long(vec![1, 2, 3]), None, None)]
    };
    let prefixes = plain().set_column_encoding("f.list.n".into(), Encoding::DELTA_BYTE_ARRAY);
    let lengths = plain()
        .set_column_encoding("nome".into(), Encoding::DELTA_LENGTH_BYTE_ARRAY)
        .set_column_encoding("fone".into(), Encoding::DELTA_BINARY_PACKED);
    vec![
        nested(WriterProperties::builder()),
        nested(prefixes.set_writer_version(WriterVersion::PARQUET_2_0)),
        write(flat, &columns()),
        write_with(flat, lengths, &[&columns(), &columns()]),
    ]
}
