//! Area codes and their zones, written from the numbering plans and not from our tables: a second opinion.

use super::*;

const EAST: &str = "America/New_York";
const CENTRAL: &str = "America/Chicago";
const MOUNTAIN: &str = "America/Denver";
const PACIFIC: &str = "America/Los_Angeles";

/// Numbers of these areas ring in these zones, the main one first. The digits after the area are in no table.
fn check(code: &str, areas: &str, expected: &str) {
    for area in areas.split_whitespace() {
        let digits = format!("{code}{area}{:0<width$}", "55", width = 10_usize.saturating_sub(area.len()));
        let number = Number::assemble(&digits, code.len() as u8, "1", Kind::FixedOrMobile, Region::NONE);
        let ringing = ringing(number.unwrap());
        let names: Vec<&str> = ringing.zones.iter().map(|zone| zone.name()).collect();
        assert_eq!(names.join(" "), expected, "+{code} {area}");
        let mixed = if names.len() == 1 { Confidence::Area } else { Confidence::AreaMixed };
        assert_eq!(ringing.confidence, mixed, "+{code} {area}");
    }
}

#[test]
fn the_67_areas_of_brazil() {
    let check = |areas, zones| check("55", areas, zones);
    check("11 12 13 14 15 16 17 18 19", "America/Sao_Paulo");
    check("21 22 24 27 28 31 32 33 34 35 37 38", "America/Sao_Paulo");
    check("41 42 43 44 45 46 47 48 49 51 53 54 55", "America/Sao_Paulo");
    check("61 62 64", "America/Sao_Paulo");
    check("63", "America/Araguaina");
    check("65 66", "America/Cuiaba");
    check("67", "America/Campo_Grande");
    check("68", "America/Rio_Branco");
    check("69", "America/Porto_Velho");
    check("71 73 74 75 77", "America/Bahia");
    check("79 82", "America/Maceio");
    check("81 87", "America/Recife");
    check("83 84 85 86 88 89 98 99", "America/Fortaleza");
    check("91 94 96", "America/Belem");
    check("93", "America/Santarem");
    check("92", "America/Manaus");
    check("95", "America/Boa_Vista");
    check("97", "America/Manaus America/Eirunepe");
}

#[test]
fn the_states_of_mexico() {
    let check = |areas, zones| check("52", areas, zones);
    // Mexico City, Guadalajara, Puebla, Leon, Queretaro, San Luis Potosi, Aguascalientes, Morelia, Toluca, Cuernavaca.
    check("55 56 33 222 477 442 444 449 443 722 777", "America/Mexico_City");
    // Veracruz, Xalapa, Oaxaca, Tuxtla, Villahermosa, Acapulco, Colima, Pachuca, Tlaxcala, Zacatecas, San Juan del Rio.
    check("229 228 951 961 993 744 312 771 246 492 427", "America/Mexico_City");
    // Ebano in San Luis Potosi, Panuco in Veracruz.
    check("845 846", "America/Mexico_City");
    check("614 625 627 639 648", "America/Chihuahua");
    check("656 657", "America/Ciudad_Juarez");
    check("626", "America/Ojinaga");
    check("636", "America/Chihuahua America/Ciudad_Juarez");
    check("81 844 866 842 834 833 871 618", "America/Monterrey");
    check("867 868 899 894 897 877 878 862", "America/Matamoros");
    check("662 644 622 631 642 653", "America/Hermosillo");
    check("667 668 669 687 694 311 323 612 624 615", "America/Mazatlan");
    check("322", "America/Mexico_City America/Bahia_Banderas");
    check("329", "America/Bahia_Banderas");
    check("664 663 686 646 661 665 658 616", "America/Tijuana");
    check("998 984 983 987", "America/Cancun");
    check("999 990 985 981 938 996", "America/Merida");
}

#[test]
fn the_regions_of_chile() {
    let check = |areas, zones| check("56", areas, zones);
    check("2 32 33 34 35 41 42 43 45 51 52 53 55 57 58 63 64 65 71 72 73 75", "America/Santiago");
    check("61", "America/Punta_Arenas");
    check("67", "America/Coyhaique");
    check("3221", "Pacific/Easter");
}

#[test]
fn the_provinces_of_argentina() {
    let check = |areas, zones| check("54", areas, &format!("America/Argentina/{zones}"));
    check("11 221 223 291 2983 236 249 336 348", "Buenos_Aires");
    check("351 341 342 343 345 362 370 376 379 385 358 353", "Cordoba");
    check("387 299 2944 298 2954 2302 2920 2972", "Salta");
    check("388", "Jujuy");
    check("381 3865", "Tucuman");
    check("383 280 297 2945", "Catamarca");
    check("380 3825", "La_Rioja");
    check("264", "San_Juan");
    check("261 260 263 2625", "Mendoza");
    check("266 2657", "San_Luis");
    check("2966 2962 2902", "Rio_Gallegos");
    check("2901 2964", "Ushuaia");
}

#[test]
fn the_islands_of_spain_and_portugal() {
    check("34", "91 93 96 981 952 971 856 956 927 827 983", "Europe/Madrid");
    check("34", "922 822 928 828", "Atlantic/Canary");
    check("351", "21 22 239 289", "Europe/Lisbon");
    check("351", "291", "Atlantic/Madeira");
    check("351", "292 295 296", "Atlantic/Azores");
}

#[test]
fn the_eastern_united_states() {
    let check = |areas| check("1", areas, EAST);
    check("203 475 860 959 302 202 771 207 227 240 301 410 443 667 339 351 413 508 617 774 781 857 978 603");
    check("239 305 321 324 352 386 407 561 645 656 689 727 728 754 772 786 813 863 904 941 954");
    check("229 404 470 478 678 706 762 770 912 943 260 317 463 765 502 859");
    check("231 248 269 313 517 586 616 679 734 810 947 989");
    check("201 551 609 640 732 848 856 862 908 973");
    check("212 315 329 332 347 363 465 516 518 585 607 624 631 646 680 716 718 838 845 914 917 929 934");
    check("252 336 472 704 743 828 910 919 980 984");
    check("216 220 234 283 326 330 380 419 436 440 513 567 614 740 937");
    check("215 223 267 272 412 445 484 570 582 610 717 724 814 835 878 401 803 821 839 843 854 864");
    check("865 802 276 434 540 571 686 703 757 804 826 948 304 681");
}

#[test]
fn the_central_united_states() {
    let check = |areas| check("1", areas, CENTRAL);
    check("205 251 256 334 483 659 938 327 479 501 870");
    check("217 224 309 312 331 447 464 618 630 708 730 773 779 815 847 861 872");
    check("319 515 563 641 712 316 913 225 318 337 457 504 985 218 320 507 612 651 763 924 952");
    check("228 471 601 662 769 235 314 417 557 573 636 660 816 975 402 531 405 539 572 580 918");
    check("615 629 731 901 931 262 274 353 414 534 608 715 920");
    check("210 214 254 281 325 346 361 409 430 432 469 512 621 682 713 726 737 806 817 830 832 903 936 940");
    check("945 956 972 979");
}

#[test]
fn the_western_united_states_and_the_territories() {
    check("1", "303 719 720 748 970 983 406 505 575 385 435 801 307 915", MOUNTAIN);
    check("1", "480 520 602 623", "America/Phoenix");
    check("1", "209 213 279 323 341 350 357 369 408 415 424 442 510 530 559 562 619 626 628 650", PACIFIC);
    check("1", "657 661 669 707 714 738 747 760 805 818 820 831 837 840 858 909 916 925 949 951", PACIFIC);
    check("1", "702 725 503 971 206 253 360 425 509 564", PACIFIC);
    check("1", "808", "Pacific/Honolulu");
    check("1", "787 939", "America/Puerto_Rico");
    check("1", "340", "America/St_Thomas");
    check("1", "671", "Pacific/Guam");
    check("1", "684", "Pacific/Pago_Pago");
    check("1", "670", "Pacific/Saipan");
}

#[test]
fn the_mixed_areas_of_the_united_states() {
    let check = |areas, zones: [&str; 2]| check("1", areas, &zones.join(" "));
    check("208 986", ["America/Boise", PACIFIC]);
    check("219 270 364 448 850", [CENTRAL, EAST]);
    check("308 605 620 701 785", [CENTRAL, MOUNTAIN]);
    check("423 574 606 812 906 930", [EAST, CENTRAL]);
    check("458 541", [PACIFIC, "America/Boise"]);
    check("775", [PACIFIC, MOUNTAIN]);
    check("907", ["America/Anchorage", "America/Adak"]);
    check("928", ["America/Phoenix", MOUNTAIN]);
}

#[test]
fn the_provinces_of_canada() {
    let check = |areas, zones| check("1", areas, zones);
    check("226 249 289 343 365 382 416 437 519 548 613 647 683 705 742 753 905 942", "America/Toronto");
    check("263 354 438 450 468 514 579 819 873", "America/Toronto");
    check("273 367 418 581", "America/Toronto America/Halifax America/Blanc-Sablon");
    check("807", "America/Toronto America/Winnipeg America/Atikokan");
    check("368 403 587 780 825", "America/Edmonton");
    check("204 431 584", "America/Winnipeg");
    check("306 474 639", "America/Regina America/Edmonton");
    check("604", "America/Vancouver");
    let columbia =
        "America/Vancouver America/Dawson_Creek America/Edmonton America/Creston America/Fort_Nelson";
    check("236 250 257 672 778", columbia);
    check("782 902", "America/Halifax");
    check("428 506", "America/Moncton");
    check("709 879", "America/St_Johns America/Goose_Bay");
    let north =
        "America/Edmonton America/Whitehorse America/Iqaluit America/Rankin_Inlet America/Cambridge_Bay";
    check("867", north);
}
