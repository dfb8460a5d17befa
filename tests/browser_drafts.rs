//! Drafts are saved within a second, only where that was chosen, and without
//! anything private.
#![cfg(target_arch = "wasm32")]

use longgang_portal::api::sleep;
use longgang_portal::domain::draft::Draft;
use longgang_portal::domain::forms::answer::Answer;
use longgang_portal::domain::forms::definition::{Field, FieldKind, FormDefinition, Page};
use longgang_portal::domain::identity::FieldId;
use longgang_portal::domain::text::Text;
use longgang_portal::state::{forms, looks};
use longgang_portal::storage::drafts;
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};

wasm_bindgen_test_configure!(run_in_browser);

fn field(id: &str, private: bool) -> Field {
    Field {
        id: id.into(),
        label: Text::plain(id),
        hint: Text::default(),
        kind: FieldKind::Text {
            max: 100,
            lines: false,
        },
        required: false,
        may_be_unknown: false,
        visible_when: None,
        evidence: Text::default(),
        private,
        cell: None,
    }
}

fn form() -> FormDefinition {
    let fields = vec![field("job", false), field("secret", true)];
    FormDefinition {
        id: "test/1".to_owned(),
        pages: vec![Page {
            fields,
            ..Page::default()
        }],
    }
}

async fn stored(name: &str) -> Option<Draft> {
    Draft::read(&drafts::read(name).await?).ok()
}

#[wasm_bindgen_test]
async fn a_draft_is_saved_within_a_second_and_only_on_demand() {
    // Effects need the framework to be running.
    leptos::mount::mount_to_body(|| ());
    let (job, secret) = (FieldId::from("job"), FieldId::from("secret"));
    looks::set_keep_drafts(None);
    let open = forms::open("drafts/test");
    open.drafts.watch(form());
    open.answers.set(&job, Answer::text("焊工"));
    open.answers.set(&secret, Answer::text("330381…"));
    sleep(1_000).await;
    assert_eq!(
        stored("drafts/test").await,
        None,
        "nobody has agreed to keep anything"
    );

    looks::set_keep_drafts(Some(true));
    sleep(1_000).await;
    let draft = stored("drafts/test")
        .await
        .expect("what was typed before is kept too");
    assert_eq!(draft.answers.keys().collect::<Vec<_>>(), [&job]);

    open.answers.set(&job, Answer::text("电焊工"));
    // Leaving the field is another event than typing into it.
    sleep(0).await;
    open.drafts.flush();
    sleep(100).await;
    let draft = stored("drafts/test").await.expect("a draft");
    assert_eq!(draft.answers.get(&job), Some(&Answer::text("电焊工")));

    looks::set_keep_drafts(Some(false));
    sleep(200).await;
    assert_eq!(
        stored("drafts/test").await,
        None,
        "a change of mind deletes it"
    );

    looks::set_keep_drafts(Some(true));
    sleep(1_000).await;
    assert!(stored("drafts/test").await.is_some());
    open.answers.set(&job, Answer::text("received"));
    open.close();
    sleep(1_000).await;
    assert_eq!(
        stored("drafts/test").await,
        None,
        "a received form leaves no draft"
    );
    looks::set_keep_drafts(None);
}
