"""Makes two small GLiNER models with GLiNER's own library (pip install gliner), teaches them for a minute on the made-up
sentences of make_exports.py, exports them with its own exporter, and writes down what it finds in a few texts.

    python make_gliner.py      # writes exports/gliner-span, exports/gliner-token and cases/gliner.json beside this file

Real architecture, real protocol, no knowledge: they find the made-up names that they have seen.
"""
import json, random, shutil, tempfile
from pathlib import Path

import torch, gliner, transformers, onnx
from gliner import GLiNER

import make_exports as made

HERE = Path(__file__).parent
ASKED = {'person': 'PATIENT', 'medical center': 'HOSPITAL', 'date': 'DATE'}
OURS = {'PATIENT': 'person', 'HOSP': 'medical center', 'DATE': 'date'}


def tokenizer_folder():
    folder = Path(tempfile.mkdtemp())
    t = made.unigram({'\t': ' ', '\n': ' ', 'ﬁ': 'fi'}, 300)
    spec = json.loads(t.to_str())
    # The library adds its own two markers.
    spec['added_tokens'] = [a for a in spec['added_tokens'] if not a['content'].startswith('<<')]
    (folder / 'tokenizer.json').write_text(json.dumps(spec))
    (folder / 'tokenizer_config.json').write_text(json.dumps({
        'tokenizer_class': 'PreTrainedTokenizerFast', 'cls_token': '[CLS]', 'sep_token': '[SEP]', 'pad_token': '[PAD]',
        'unk_token': '[UNK]', 'mask_token': '[MASK]', 'model_max_length': 512}))
    return folder


def examples(model, count):
    out = []
    for _ in range(count):
        text, spans = made.sentence()
        words = list(model.data_processor.words_splitter(text))
        ner = []
        for start, end, label in spans:
            inside = [i for i, (_, a, b) in enumerate(words) if b > start and a < end]
            ner.append([inside[0], inside[-1], OURS[label]])
        out.append({'tokenized_text': [w for w, _, _ in words], 'ner': ner, 'ner_labels': list(ASKED)})
    return out


def build(folder, span_mode):
    encoder = dict(model_type='deberta-v2', vocab_size=320, hidden_size=16, num_hidden_layers=1, num_attention_heads=2, intermediate_size=16,
                   max_position_embeddings=512, relative_attention=True, position_buckets=16, pos_att_type=['p2c', 'c2p'],
                   share_att_key=True, norm_rel_ebd='layer_norm', position_biased_input=False, type_vocab_size=0, pad_token_id=0,
                   hidden_dropout_prob=0.0, attention_probs_dropout_prob=0.0)
    model = GLiNER.from_config(dict(
        model_name=str(folder), model_type='gliner', span_mode=span_mode, max_width=6, hidden_size=16, dropout=0.0, max_len=384,
        max_types=25, num_rnn_layers=1, encoder_config=encoder, max_neg_type_ratio=1), backbone_from_pretrained=False)
    optimizer = torch.optim.AdamW(model.model.parameters(), lr=5e-3)
    collate = model.data_collator_class(model.config, data_processor=model.data_processor, prepare_labels=True)
    model.model.train()
    for step in range(500):
        batch = collate(examples(model, 12))
        loss = model.model(**{k: v for k, v in batch.items() if torch.is_tensor(v)}).loss
        optimizer.zero_grad()
        loss.backward()
        torch.nn.utils.clip_grad_norm_(model.model.parameters(), 1.0)
        optimizer.step()
    print(span_mode, 'loss', float(loss))
    model.model.eval()
    return model


def main():
    torch.manual_seed(11)
    torch.set_num_threads(1)
    random.seed(11)
    out = {'made': f'gliner {gliner.__version__}, transformers {transformers.__version__}', 'labels': ASKED}
    texts = [text for text, _ in made.CORPUS[:8]] + ['😀  ' + made.CORPUS[2][0] + '\n\n' + made.CORPUS[3][0], 'BP 120/80, no cough.']
    for name, mode in [('gliner-span', 'markerV0'), ('gliner-token', 'token_level')]:
        folder = tokenizer_folder()
        model = build(folder, mode)
        target = HERE / 'exports' / name
        shutil.rmtree(target, ignore_errors=True)
        model.export_to_onnx(target)
        for file in target.iterdir():
            if file.name not in ('model.onnx', 'tokenizer.json', 'gliner_config.json'):
                file.unlink()
        # The folder it was built in, which is nobody's business.
        config = target / 'gliner_config.json'
        config.write_text(config.read_text().replace(str(folder), 'made-here'))
        (target / 'palimpsest.json').write_text(json.dumps(
            {'kind': 'gliner', 'name': name, 'labels': ASKED, 'threshold': 0.5}, indent=2) + '\n')
        out[name] = []
        for text in texts:
            for nested in (False, True):
                found = model.predict_entities(text, list(ASKED), threshold=0.3, flat_ner=not nested)
                out[name].append({'text': text, 'nested': nested, 'threshold': 0.3, 'spans': [
                    [made.utf16(text, e['start']), made.utf16(text, e['end']), ASKED[e['label']], round(e['score'], 4)] for e in found]})
        print(name, {f.name: f.stat().st_size for f in target.iterdir()}, [len(c['spans']) for c in out[name]])
    (HERE / 'cases' / 'gliner.json').write_text(json.dumps(out, ensure_ascii=True) + '\n')


if __name__ == '__main__':
    main()
