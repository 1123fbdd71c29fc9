"""The Standard Safeguarding Dataset of two councils, in the column order of System C 1.4.5."""

from wayhome.synthetic.holders import COUNCIL
from wayhome.synthetic.places import BETWEEN, COUNTY
from wayhome.synthetic.written.sheet import COUNCIL_H, Sheet, ended, person, versions

_P = "join person p on p.pid = x.pid"
_WHO = f"{_P} " + person(COUNCIL, "p.area", "x.pid + extract(day from x.recorded)")
_H = f"{COUNCIL_H} + p.area _h, x.vn _n, x.pid _pid"
_ONCE = f"{COUNCIL_H} + p.area _h, delivery_of(x.recorded) _n, x.pid _pid"
_HERE = f"where p.area <> {BETWEEN}"
_RID = "printf('R%07d', x.rid)"
_SOURCE_WORDS = """case x.source when '6' then 'Police' when '2A' then 'Schools'
    when '1A' then 'Individual: family' when '3E' then 'Emergency department'
    else 'Other professional' end"""


def _sheet(table: str, order: str, sql: str, impossible: str = "", **wrong: str) -> Sheet:
    return Sheet("ssd", f"ssd_{table}", COUNCIL, order, sql, wrong, impossible)


def _team(column: str) -> str:
    return f"printf('TEAM%02d', 1 + mod(x.pid, 9)) {column}"


# The county's staff have found half of its doubles; it keeps both and names the older number.
_FOUND_TWICE = f"x.copy = 1 and x.h = {COUNCIL_H + COUNTY} and mod(x.pid, 2) = 0"
_COUNCILS = f"h >= {COUNCIL_H} and h < {COUNCIL_H + 3} and h <> {COUNCIL_H + BETWEEN}"

SHEETS = (
    _sheet(
        "person",
        "pers_person_id",
        f"""select x.h _h, delivery_of(x.since) _n, x.pid _pid,
            case when {_FOUND_TWICE} then older.local_id end pers_legacy_id,
            x.local_id pers_person_id, x.upn pers_upn, x.given pers_forename,
            x.family pers_surname, x.sex pers_sex, x.sex pers_gender,
            x.ethnicity pers_ethnicity, x.dob pers_dob, x.nhs pers_single_unique_id,
            case when x.upn is null and p.mother >= 0 then 'UN5' end pers_upn_unknown,
            null pers_send_flag, null::date pers_expected_dob, null::date pers_death_date,
            case when m.mother is not null then 'Y' end pers_is_mother, null pers_nationality
        from held x join person p using (pid)
        left join (select distinct mother from person) m on m.mother = x.pid
        left join held older on older.h = x.h and older.pid = x.pid and older.copy = 0
        where x.{_COUNCILS.replace("and h", "and x.h")}""",
        pers_death_date="pers_dob - 300",
    ),
    _sheet(
        "family",
        "fami_table_id",
        f"""select x.h _h, delivery_of(x.since) _n, x.pid _pid,
            'F' || x.local_id fami_table_id, printf('FAM%07d', p.household) fami_family_id,
            x.local_id fami_person_id
        from held x join person p using (pid) where {_COUNCILS}""",
    ),
    _sheet(
        "mother",
        "moth_table_id",
        f"""select x.h _h, delivery_of(x.since) _n, x.pid _pid, 'M' || x.local_id moth_table_id,
            m.local_id moth_person_id, x.local_id moth_childs_person_id, x.dob moth_childs_dob
        from held x join person p using (pid)
        join held m on m.h = x.h and m.pid = p.mother and m.copy = 0 where {_COUNCILS}
            """.replace("where h", "where x.h").replace("and h", "and x.h"),
    ),
    _sheet(
        "address",
        "addr_table_id",
        f"""select x.h _h, x.vn _n, x.pid _pid,
            'A' || w.local_id || '-' || (x.turn + 1) addr_table_id,
            w.local_id addr_person_id, 'HOME' addr_address_type,
            x.begin addr_address_start_date,
            {ended("x.until", "x.known_until")} addr_address_end_date,
            x.postcode addr_address_postcode,
            json_object('HOUSE', split_part(x.address, ' ', 1),
                'STREET', x.address[instr(x.address, ' ') + 1:])::varchar addr_address_json
        from {versions("lived", "known_from", "known_until")}
        join held w using (h, pid, copy) where {_COUNCILS}""",
    ),
    _sheet(
        "contacts",
        "cont_contact_id",
        f"""select {_ONCE}, printf('C%07d', x.row) cont_contact_id, who.local_id cont_person_id,
            x.happened::date cont_contact_date, x.source cont_contact_source_code,
            {_SOURCE_WORDS} cont_contact_source_desc,
            json_object('NEW_REFERRAL_FLAG', case x.outcome when 'referral' then 'Y' else 'N' end,
                'ADVICE_FLAG', case x.outcome when 'advice' then 'Y' else 'N' end,
                'COMMENTS', coalesce(x.text, ''))::varchar cont_contact_outcome_json
        from t_contact x {_WHO} {_HERE}""",
    ),
    _sheet(
        "cin_episodes",
        "cine_referral_id",
        f"""select {_H}, {_RID} cine_referral_id, who.local_id cine_person_id,
            x.start cine_referral_date, x.need cine_cin_primary_need_code,
            x.source cine_referral_source_code, {_SOURCE_WORDS} cine_referral_source_desc,
            json_object('SINGLE_ASSESSMENT_FLAG', case when x.nfa then 'N' else 'Y' end)::varchar
                cine_referral_outcome_json,
            case when x.nfa then 'Y' else 'N' end cine_referral_nfa,
            {ended("x.reason")} cine_close_reason, {ended("x.until")} cine_close_date,
            {_team("cine_referral_team")},
            printf('W%03d', mod(x.rid, 240)) cine_referral_worker_id
        from {versions("t_referral")} {_WHO} {_HERE}""",
        cine_close_date="cine_referral_date - 40",
    ),
    _sheet(
        "cin_assessments",
        "cina_assessment_id",
        f"""select {_H}, printf('A%07d', x.row) cina_assessment_id, who.local_id cina_person_id,
            {_RID} cina_referral_id, x.start cina_assessment_start_date,
            'Y' cina_assessment_child_seen, {ended("x.done")} cina_assessment_auth_date,
            null cina_assessment_outcome_json, null cina_assessment_outcome_nfa,
            {_team("cina_assessment_team")},
            printf('W%03d', mod(x.rid, 240)) cina_assessment_worker_id
        from {versions("t_assessment")} {_WHO}
        {_HERE}""",
    ),
    _sheet(
        "assessment_factors",
        "cinf_table_id",
        f"""select {COUNCIL_H} + p.area _h, delivery_of(x.closed) _n, x.pid _pid,
            printf('F%07d', x.row) cinf_table_id, printf('A%07d', x.row) cinf_assessment_id,
            to_json(string_split(x.factors, ';'))::varchar cinf_assessment_factors_json
        from t_assessment x {_P} {_HERE}""",
    ),
    _sheet(
        "cin_plans",
        "cinp_cin_plan_id",
        f"""select {_H}, printf('P%07d', x.rid) cinp_cin_plan_id, {_RID} cinp_referral_id,
            who.local_id cinp_person_id, x.start cinp_cin_plan_start_date,
            {ended("x.until")} cinp_cin_plan_end_date, {_team("cinp_cin_plan_team")},
            printf('W%03d', mod(x.rid, 240)) cinp_cin_plan_worker_id
        from {versions("t_plan")} {_WHO} {_HERE}""",
        cinp_cin_plan_end_date="cinp_cin_plan_start_date - 9",
    ),
    _sheet(
        "s47_enquiry",
        "s47e_s47_enquiry_id",
        f"""select {_H}, printf('S%07d', x.row) s47e_s47_enquiry_id, {_RID} s47e_referral_id,
            who.local_id s47e_person_id, x.start s47e_s47_start_date,
            {ended("x.until")} s47e_s47_end_date, 'N' s47e_s47_nfa,
            json_object('CP_CONFERENCE_FLAG',
                case when x.conference is null then 'N' else 'Y' end)::varchar
                s47e_s47_outcome_json,
            {_team("s47e_s47_completed_by_team")}, null s47e_s47_completed_by_worker_id
        from {versions("t_enquiry")} {_WHO}
        {_HERE}""",
        s47e_s47_end_date="s47e_s47_start_date - 9",
    ),
    _sheet(
        "initial_cp_conference",
        "icpc_icpc_id",
        f"""select {COUNCIL_H} + p.area _h,
            delivery_of(x.conference + interval 2 days) _n, x.pid _pid,
            printf('I%07d', x.row) icpc_icpc_id, null icpc_icpc_meeting_id,
            printf('S%07d', x.row) icpc_s47_enquiry_id, who.local_id icpc_person_id,
            case when x.protected then printf('L%07d', x.rid) end icpc_cp_plan_id,
            {_RID} icpc_referral_id, 'N' icpc_icpc_transfer_in,
            x.start + 21 icpc_icpc_target_date, x.conference icpc_icpc_date,
            case when x.protected then 'Y' else 'N' end icpc_icpc_outcome_cp_flag,
            null icpc_icpc_outcome_json, {_team("icpc_icpc_team")}, null icpc_icpc_worker_id
        from t_enquiry x {_WHO}
        {_HERE} and x.conference is not null""",
    ),
    _sheet(
        "cp_plans",
        "cppl_cp_plan_id",
        f"""select {_H}, printf('L%07d', x.rid) cppl_cp_plan_id, {_RID} cppl_referral_id,
            null cppl_icpc_id, who.local_id cppl_person_id, x.start cppl_cp_plan_start_date,
            {ended("x.until")} cppl_cp_plan_end_date, null cppl_cp_plan_ola,
            x.category cppl_cp_plan_initial_category, x.category cppl_cp_plan_latest_category
        from {versions("t_protection")} {_WHO} {_HERE}""",
        cppl_cp_plan_end_date="cppl_cp_plan_start_date - 9",
    ),
    _sheet(
        "cla_episodes",
        "clae_cla_episode_id",
        f"""select {_H}, printf('E%07d', x.lid) clae_cla_episode_id, who.local_id clae_person_id,
            null clae_cla_placement_id, x.start clae_cla_episode_start_date,
            'S' clae_cla_episode_start_reason, x.need clae_cla_primary_need_code,
            {ended("x.until")} clae_cla_episode_ceased_date,
            {ended("x.why")} clae_cla_episode_ceased_reason,
            printf('LAC%07d', x.lid) clae_cla_id, {_RID} clae_referral_id,
            null::date clae_cla_last_iro_contact_date, x.start clae_entered_care_date
        from {versions("t_care")} {_WHO} {_HERE}""",
    ),
    _sheet(
        "cla_placement",
        "clap_cla_placement_id",
        f"""select {_H}, printf('B%07d', x.row) clap_cla_placement_id,
            printf('LAC%07d', x.lid) clap_cla_id, who.local_id clap_person_id,
            x.start clap_cla_placement_start_date, x.type clap_cla_placement_type,
            x.urn clap_cla_placement_urn,
            case when mod(x.row, 9) = 0 then 999.9 else x.miles end clap_cla_placement_distance,
            x.provider clap_cla_placement_provider, x.postcode clap_cla_placement_postcode,
            {ended("x.until")} clap_cla_placement_end_date,
            {ended("x.why")} clap_cla_placement_change_reason
        from {versions("t_placement")} {_WHO}
        {_HERE}""",
        clap_cla_placement_end_date="clap_cla_placement_start_date - 9",
    ),
    _sheet(
        "legal_status",
        "lega_legal_status_id",
        f"""select {_H}, printf('G%07d', x.lid) lega_legal_status_id, who.local_id lega_person_id,
            x.status lega_legal_status, x.start lega_legal_status_start_date,
            {ended("x.until")} lega_legal_status_end_date
        from {versions("t_care")} {_WHO} {_HERE}""",
    ),
    _sheet(
        "missing",
        "miss_table_id",
        f"""select {_H}, printf('MS%06d', x.mid) miss_table_id, who.local_id miss_person_id,
            x.seen::date miss_missing_episode_start_date, x.kind miss_missing_episode_type,
            {ended("x.found")}::date miss_missing_episode_end_date,
            {ended("case when x.interview = 'not offered' then 'N' else 'Y' end")}
                miss_missing_rhi_offered,
            {ended("case x.interview when 'held' then 'Y' when 'declined' then 'N' else 'NA' end")}
                miss_missing_rhi_accepted
        from {versions("t_missing")} {_WHO} {_HERE} and x.to_council""",
        miss_missing_episode_end_date="miss_missing_episode_start_date - 4",
    ),
    _sheet(
        "sdq_scores",
        "csdq_table_id",
        f"""select {_ONCE},
            printf('Q%s%s', who.local_id, strftime(x.happened, '%y%m')) csdq_table_id,
            who.local_id csdq_person_id, x.happened csdq_sdq_completed_date,
            x.score csdq_sdq_score, 'SSD_PH' csdq_sdq_reason
        from t_score x {_WHO} {_HERE}""",
    ),
)
