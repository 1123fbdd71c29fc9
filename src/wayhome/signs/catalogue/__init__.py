"""The catalogue: every sign, one file each, in the order of its code.

A new sign is a new file and one line here. Definitions are checked when they are imported. What
goes well (P) is defined, dated and shown as signs are, and counted with none of them.
"""

from wayhome.signs.catalogue.i01_repeat_missing import SIGN as I01
from wayhome.signs.catalogue.i02_long_missing import SIGN as I02
from wayhome.signs.catalogue.i03_missing_rising import SIGN as I03
from wayhome.signs.catalogue.i04_found_out_of_area import SIGN as I04
from wayhome.signs.catalogue.i05_found_with_older import SIGN as I05
from wayhome.signs.catalogue.i06_declines_interviews import SIGN as I06
from wayhome.signs.catalogue.i07_missing_from_care import SIGN as I07
from wayhome.signs.catalogue.i08_away_or_out_late import SIGN as I08
from wayhome.signs.catalogue.i09_left_school import SIGN as I09
from wayhome.signs.catalogue.i10_attendance_collapse import SIGN as I10
from wayhome.signs.catalogue.i11_missed_school_year import SIGN as I11
from wayhome.signs.catalogue.i12_repeat_suspension import SIGN as I12
from wayhome.signs.catalogue.i13_exclusion_or_move import SIGN as I13
from wayhome.signs.catalogue.i14_drugs_at_school import SIGN as I14
from wayhome.signs.catalogue.i15_marks_or_behaviour import SIGN as I15
from wayhome.signs.catalogue.i16_hungry_or_tired import SIGN as I16
from wayhome.signs.catalogue.i17_off_full_school import SIGN as I17
from wayhome.signs.catalogue.i18_telephones import SIGN as I18
from wayhome.signs.catalogue.i19_late_night_calls import SIGN as I19
from wayhome.signs.catalogue.i20_line_telephone import SIGN as I20
from wayhome.signs.catalogue.i21_money_or_goods import SIGN as I21
from wayhome.signs.catalogue.i22_debt import SIGN as I22
from wayhome.signs.catalogue.i23_robbed import SIGN as I23
from wayhome.signs.catalogue.i24_threats import SIGN as I24
from wayhome.signs.catalogue.i25_urgent_elsewhere import SIGN as I25
from wayhome.signs.catalogue.i26_drug_supply import SIGN as I26
from wayhome.signs.catalogue.i27_drugs_found import SIGN as I27
from wayhome.signs.catalogue.i28_weapon import SIGN as I28
from wayhome.signs.catalogue.i29_arrest_with_older import SIGN as I29
from wayhome.signs.catalogue.i30_no_offence_before import SIGN as I30
from wayhome.signs.catalogue.i31_stops_at_one_place import SIGN as I31
from wayhome.signs.catalogue.i32_tickets import SIGN as I32
from wayhome.signs.catalogue.i33_same_journey import SIGN as I33
from wayhome.signs.catalogue.i34_at_taken_over_address import SIGN as I34
from wayhome.signs.catalogue.i35_lives_at_or_near import SIGN as I35
from wayhome.signs.catalogue.i36_new_older_associate import SIGN as I36
from wayhome.signs.catalogue.i37_with_somebody_exploited import SIGN as I37
from wayhome.signs.catalogue.i38_with_somebody_connected import SIGN as I38
from wayhome.signs.catalogue.i39_named_in_gang_report import SIGN as I39
from wayhome.signs.catalogue.i40_household_exploited import SIGN as I40
from wayhome.signs.catalogue.i41_made_to_bring_in_others import SIGN as I41
from wayhome.signs.catalogue.i42_friends_changed import SIGN as I42
from wayhome.signs.catalogue.i43_injury import SIGN as I43
from wayhome.signs.catalogue.i44_repeat_injury import SIGN as I44
from wayhome.signs.catalogue.i45_concealed import SIGN as I45
from wayhome.signs.catalogue.i46_overdose import SIGN as I46
from wayhome.signs.catalogue.i47_substance_use import SIGN as I47
from wayhome.signs.catalogue.i48_self_harm import SIGN as I48
from wayhome.signs.catalogue.i49_low_or_angry import SIGN as I49
from wayhome.signs.catalogue.i50_sexual_harm import SIGN as I50
from wayhome.signs.catalogue.i51_hungry_when_found import SIGN as I51
from wayhome.signs.catalogue.i52_need_not_met import SIGN as I52
from wayhome.signs.catalogue.i53_special_needs import SIGN as I53
from wayhome.signs.catalogue.i54_earlier_harm import SIGN as I54
from wayhome.signs.catalogue.i55_parents_difficulties import SIGN as I55
from wayhome.signs.catalogue.i56_looked_after import SIGN as I56
from wayhome.signs.catalogue.i57_placement_instability import SIGN as I57
from wayhome.signs.catalogue.i58_placed_far_away import SIGN as I58
from wayhome.signs.catalogue.i59_semi_independent import SIGN as I59
from wayhome.signs.catalogue.i60_no_home_of_their_own import SIGN as I60
from wayhome.signs.catalogue.i61_insecure_status import SIGN as I61
from wayhome.signs.catalogue.i62_short_of_money import SIGN as I62
from wayhome.signs.catalogue.i63_unknown_adults_online import SIGN as I63
from wayhome.signs.catalogue.i64_easy_money_online import SIGN as I64
from wayhome.signs.catalogue.i65_watched_by_telephone import SIGN as I65
from wayhome.signs.catalogue.i66_bag import SIGN as I66
from wayhome.signs.catalogue.i67_words_of_a_line import SIGN as I67
from wayhome.signs.catalogue.i68_nobody_has_begun import SIGN as I68
from wayhome.signs.catalogue.p1_trusted_adult import SIGN as P1
from wayhome.signs.catalogue.p2_attending import SIGN as P2
from wayhome.signs.catalogue.p3_good_friends import SIGN as P3
from wayhome.signs.catalogue.p4_reported_at_once import SIGN as P4
from wayhome.signs.catalogue.p5_talks_after_missing import SIGN as P5
from wayhome.signs.catalogue.p6_in_work import SIGN as P6
from wayhome.signs.catalogue.p7_activity import SIGN as P7
from wayhome.signs.catalogue.p8_no_new_contact import SIGN as P8
from wayhome.signs.sign import Sign

_EVERY = (
    I01, I02, I03, I04, I05, I06, I07, I08, I09, I10, I11, I12, I13, I14, I15, I16, I17, I18, I19,
    I20, I21, I22, I23, I24, I25, I26, I27, I28, I29, I30, I31, I32, I33, I34, I35, I36, I37, I38,
    I39, I40, I41, I42, I43, I44, I45, I46, I47, I48, I49, I50, I51, I52, I53, I54, I55, I56, I57,
    I58, I59, I60, I61, I62, I63, I64, I65, I66, I67, I68,
    P1, P2, P3, P4, P5, P6, P7, P8,
)  # fmt: skip

SIGNS: dict[str, Sign] = {sign.code: sign for sign in _EVERY}

if len(SIGNS) != len(_EVERY):
    raise ImportError("Two signs in signs/catalogue share a code.")
