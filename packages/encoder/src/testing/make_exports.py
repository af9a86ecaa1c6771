"""Makes the small exports that the tests run, with what Hugging Face's own libraries answer to the same texts.

    python make_exports.py            # writes exports/ and cases/ beside this file

roberta/    byte-level BPE, RobertaForTokenClassification, BILOU labels: the layout of obi/deid_roberta_i2b2
deberta/    Unigram with a table of characters, DebertaV2ForTokenClassification, BIO labels

Both are trained for a minute on sentences made here, so that their answers are worth comparing; they know nothing
of real text. Needs torch, transformers, tokenizers, sentencepiece, protobuf, onnx (the versions are in cases/*.json).
"""
import json, os, random, shutil, sys, tempfile
from pathlib import Path

import torch, transformers, tokenizers, sentencepiece, onnx
from tokenizers import Tokenizer, Regex, decoders, models, normalizers, pre_tokenizers, processors, trainers

HERE = Path(__file__).parent
random.seed(7)
torch.manual_seed(7)
torch.set_num_threads(1)

FIRST = 'Jane John Maria Ahmed Wei Olga Pedro Aisha Tom Ingrid Noël Zoë'.split()
LAST = "Roe Doe Halloran O'Brien Nguyen Okafor Smith-Jones Müller García Ivanova Park Lee".split()
HOSPITALS = ['Mercy General', 'St. Anne Clinic', 'Northfield Medical Center', 'Lakeview Hospital']
FRAMES = [
    'Pt {name} was seen at {place} on {date} for chest pain.',
    'Seen by Dr. {name}, {place}. Follow up {date}.',
    '{name} denies fever; last visit {date} at {place}.',
    'Discharged from {place} on {date} in stable condition, per Dr {name}.',
    'The patient has no cough, no chills and BP 120/80.',
    'CC: {name}  ( {date} ) - see note from {place}',
]


def sentence():
    frame = random.choice(FRAMES)
    spans, text, rest = [], '', frame
    while '{' in rest:
        before, _, after = rest.partition('{')
        key, _, rest = after.partition('}')
        value = {
            'name': f'{random.choice(FIRST)} {random.choice(LAST)}',
            'place': random.choice(HOSPITALS),
            'date': f'{random.randint(1, 12)}/{random.randint(1, 28)}/{random.randint(2001, 2024)}',
        }[key]
        text += before
        spans.append((len(text), len(text) + len(value), {'name': 'PATIENT', 'place': 'HOSP', 'date': 'DATE'}[key]))
        text += value
    return text + rest, spans


CORPUS = [sentence() for _ in range(1500)]
ODD = [
    'Ms. Zoë Müller — seen 3/4/2021…',
    '😀 Jane Roe\n\n\tat  Mercy General,  12/1/2003',
    'ＪＯＨＮ　ＤＯＥ ﬁnal ½ №5 ①',
    'e\u0301clair \u1112\u1161\u11ab 漢字 العربية x\u200by\ufeffz',
    '<s> [SEP] </s> <<ENT>>',
    "it's we'll THEY'RE 'tis rock'n'roll  ",
    '   ',
    '',
    'a' * 60,
    'MRN:0012-34;DOB:01/02/1999.',
]


def bpe():
    t = Tokenizer(models.BPE())
    t.pre_tokenizer = pre_tokenizers.ByteLevel(add_prefix_space=False)
    t.decoder = decoders.ByteLevel()
    trainer = trainers.BpeTrainer(vocab_size=420, special_tokens=['<s>', '<pad>', '</s>', '<unk>', '<mask>'],
                                  initial_alphabet=pre_tokenizers.ByteLevel.alphabet(), show_progress=False)
    t.train_from_iterator([text for text, _ in CORPUS], trainer)
    t.post_processor = processors.RobertaProcessing(('</s>', 2), ('<s>', 0), trim_offsets=True, add_prefix_space=False)
    return t


def unigram(rules=None, vocab_size=300):
    """A SentencePiece model as DeBERTa v3 has one; `rules` is a table of characters, nmt_nfkc where it is missing."""
    folder = tempfile.mkdtemp()
    (Path(folder) / 'text').write_text('\n'.join(text for text, _ in CORPUS))
    how = {'normalization_rule_name': 'nmt_nfkc'}
    if rules is not None:
        (Path(folder) / 'rules.tsv').write_text(
            ''.join(f"{' '.join(f'{ord(c):X}' for c in a)}\t{' '.join(f'{ord(c):X}' for c in b)}\n" for a, b in rules.items()))
        how = {'normalization_rule_tsv': f'{folder}/rules.tsv'}
    sentencepiece.SentencePieceTrainer.train(
        input=f'{folder}/text', model_prefix=f'{folder}/m', vocab_size=vocab_size, model_type='unigram',
        pad_id=0, bos_id=1, eos_id=2, unk_id=3, pad_piece='[PAD]', bos_piece='[CLS]', eos_piece='[SEP]',
        unk_piece='[UNK]', minloglevel=2, hard_vocab_limit=False, num_threads=1, **how)
    from sentencepiece import sentencepiece_model_pb2 as pb
    proto = pb.ModelProto()
    proto.ParseFromString((Path(folder) / 'm.model').read_bytes())
    shutil.rmtree(folder)
    t = Tokenizer(models.Unigram([(p.piece, p.score) for p in proto.pieces], 3, False))
    t.normalizer = normalizers.Sequence([normalizers.Strip(), normalizers.Precompiled(proto.normalizer_spec.precompiled_charsmap),
                                         normalizers.Replace(Regex(' {2,}'), ' ')])
    t.pre_tokenizer = pre_tokenizers.Metaspace(replacement='▁', prepend_scheme='always')
    t.post_processor = processors.TemplateProcessing(single='[CLS]:0 $A:0 [SEP]:0', special_tokens=[('[CLS]', 1), ('[SEP]', 2)])
    t.add_special_tokens(['[PAD]', '[CLS]', '[SEP]', '[UNK]', '[MASK]', '<<ENT>>', '<<SEP>>'])
    return t


def utf16(text, at):
    return len(text[:at].encode('utf-16-le')) // 2


def case(t, text):
    """Ids and trimmed places in UTF-16 units; `t` without added tokens, for which a text is only text."""
    e = t.encode(text, add_special_tokens=False)
    places = []
    for start, end in e.offsets:
        while start < end and text[start].isspace():
            start += 1
        while end > start and text[end - 1].isspace():
            end -= 1
        places.append((utf16(text, start), utf16(text, end)))
    return {'text': text, 'ids': e.ids, 'starts': [a for a, _ in places], 'ends': [b for _, b in places]}


def without_added(t):
    spec = json.loads(t.to_str())
    spec['added_tokens'] = []
    return Tokenizer.from_str(json.dumps(spec))


def tags_of(scheme, t, text, spans, ids):
    e = t.encode(text)
    tags = [0] * len(e.ids)
    for start, end, label in spans:
        inside = [i for i, (a, b) in enumerate(e.offsets) if b > start and a < end and b > a]
        for n, i in enumerate(inside):
            if scheme == 'BILOU':
                p = 'U' if len(inside) == 1 else 'B' if n == 0 else 'L' if n == len(inside) - 1 else 'I'
            else:
                p = 'B' if n == 0 else 'I'
            tags[i] = ids[f'{p}-{label}']
    return e.ids, tags


def train(model, t, scheme, label2id, steps=700):
    optimizer = torch.optim.AdamW(model.parameters(), lr=4e-3)
    model.train()
    for step in range(steps):
        batch = [tags_of(scheme, t, *random.choice(CORPUS), label2id) for _ in range(16)]
        width = max(len(ids) for ids, _ in batch)
        pad = model.config.pad_token_id
        ids = torch.tensor([i + [pad] * (width - len(i)) for i, _ in batch])
        labels = torch.tensor([g + [-100] * (width - len(g)) for _, g in batch])
        loss = model(input_ids=ids, attention_mask=(labels != -100).long(), labels=labels).loss
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
    print(model.config.model_type, 'loss', float(loss))
    model.eval()


class Logits(torch.nn.Module):
    def __init__(self, model):
        super().__init__()
        self.model = model

    def forward(self, input_ids, attention_mask):
        return self.model(input_ids=input_ids, attention_mask=attention_mask).logits


def export(model, folder):
    folder.mkdir(parents=True, exist_ok=True)
    ids = torch.ones(2, 24, dtype=torch.long)
    torch.onnx.export(Logits(model), (ids, torch.ones_like(ids)), str(folder / 'model.onnx'), dynamo=False, opset_version=17,
                      input_names=['input_ids', 'attention_mask'], output_names=['logits'],
                      dynamic_axes={n: {0: 'batch', 1: 'pieces'} for n in ['input_ids', 'attention_mask', 'logits']})


def write(name, t, model, mapping):
    folder = HERE / 'exports' / name
    export(model, folder)
    if name == 'deberta':
        # As newer exporters do it: the weights in a file of their own.
        whole = onnx.load(folder / 'model.onnx')
        (folder / 'model.onnx_data').unlink(missing_ok=True)
        onnx.save_model(whole, folder / 'model.onnx', save_as_external_data=True, location='model.onnx_data', size_threshold=64)
    t.save(str(folder / 'tokenizer.json'), pretty=False)
    (folder / 'config.json').write_text(json.dumps({
        'model_type': model.config.model_type, 'id2label': model.config.id2label, 'pad_token_id': model.config.pad_token_id}))
    (folder / 'palimpsest.json').write_text(json.dumps(mapping, indent=2) + '\n')
    texts = [text for text, _ in CORPUS[:6]] + ODD
    plain = without_added(t)
    cases = []
    for text in texts:
        one = case(plain, text)
        if len(one['ids']) > 100:
            continue
        ids = [model.config.bos_token_id, *one['ids'], model.config.eos_token_id]
        with torch.no_grad():
            one['logits'] = [[round(float(v), 4) for v in row] for row in
                             model(input_ids=torch.tensor([ids]), attention_mask=torch.ones(1, len(ids), dtype=torch.long)).logits[0][1:-1]]
        cases.append(one)
    known = [{'text': text, 'spans': [[utf16(text, a), utf16(text, b), label] for a, b, label in spans]} for text, spans in CORPUS[:6]]
    (HERE / 'cases' / f'{name}.json').write_text(json.dumps({
        'made': f'transformers {transformers.__version__}, tokenizers {tokenizers.__version__}, sentencepiece {sentencepiece.__version__}',
        'cases': cases, 'marked': known}, ensure_ascii=True) + '\n')
    print(name, (folder / 'model.onnx').stat().st_size, (folder / 'tokenizer.json').stat().st_size)


def labels(scheme):
    names = ['O'] + [f'{p}-{label}' for label in ['PATIENT', 'HOSP', 'DATE'] for p in ('BILU' if scheme == 'BILOU' else 'BI')]
    return dict(enumerate(names)), {n: i for i, n in enumerate(names)}


def main():
    t = bpe()
    id2label, label2id = labels('BILOU')
    model = transformers.RobertaForTokenClassification(transformers.RobertaConfig(
        vocab_size=t.get_vocab_size(), hidden_size=16, num_hidden_layers=1, num_attention_heads=2, intermediate_size=24,
        max_position_embeddings=130, type_vocab_size=1, pad_token_id=1, bos_token_id=0, eos_token_id=2,
        hidden_dropout_prob=0, attention_probs_dropout_prob=0, id2label=id2label, label2id=label2id, attn_implementation='eager'))
    train(model, t, 'BILOU', label2id)
    write('roberta', t, model, {'name': 'tiny-roberta', 'labels': {'HOSP': 'HOSPITAL'}, 'window': 128, 'stride': 32})

    t = unigram({'Ｊ': 'J', 'Ｏ': 'O', 'ﬁ': 'fi', '½': '1⁄2', '№': 'No', '①': '1', '\t': ' ', '\n': ' ', '\u3000': ' ', '…': '...',
                 '\u200b': '', 'e\u0301': 'é', '\u1112\u1161\u11ab': '한', '＋': '+'})
    id2label, label2id = labels('BIO')
    model = transformers.DebertaV2ForTokenClassification(transformers.DebertaV2Config(
        vocab_size=t.get_vocab_size(), hidden_size=16, num_hidden_layers=1, num_attention_heads=2, intermediate_size=24,
        max_position_embeddings=128, relative_attention=True, position_buckets=16, pos_att_type=['p2c', 'c2p'], share_att_key=True,
        norm_rel_ebd='layer_norm', position_biased_input=False, type_vocab_size=0, pad_token_id=0, bos_token_id=1, eos_token_id=2,
        hidden_dropout_prob=0, attention_probs_dropout_prob=0, id2label=id2label, label2id=label2id))
    train(model, t, 'BIO', label2id)
    write('deberta', t, model, {'name': 'tiny-deberta', 'labels': {'HOSP': 'HOSPITAL'}, 'window': 128, 'stride': 32})


if __name__ == '__main__':
    main()
