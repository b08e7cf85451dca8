"""Digits as tensors: the batches of an epoch, their variation, and where they come from."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
import torch
from jobs import carry_out

from seqgui.core.errors import UserError
from seqgui.core.events import Progress
from seqgui.tasks.digits.augment import augment, change_pen
from seqgui.tasks.digits.data import NO_DIGIT, PEN_VARIANTS, DigitData, as_part, load_data, to_float
from seqgui.tasks.digits.lesson import make_lesson, micro_batch, score
from seqgui.tasks.digits.model import DigitReader
from seqgui.tasks.digits.pen_mark import INKED, MARK
from seqgui.tasks.digits.recipe import DigitsRecipe, Sources

CPU = torch.device("cpu")
PLAIN = DigitsRecipe(batch_size=16, augmentation=0.0, hidden=4)


def numbered(count, first=0, ink=None):
    """Pictures of which each carries its own number in its corner, and labels that go with the number."""
    images = np.zeros((count, 28, 28), np.uint8)
    images[:, 0, 0] = np.arange(first, first + count) if ink is None else ink
    return as_part(images, np.arange(first, first + count) % 10, CPU)


def numbers(images):
    return images[:, 0, 0].mul(255).round().long()


@pytest.fixture
def data():
    return DigitData("numbered", numbered(50), numbered(10, first=100))


def test_an_epoch_goes_through_every_digit_once_with_its_label(data):
    batches = list(data.batches(PLAIN, 0))
    assert [len(labels) for _, labels in batches] == [16, 16, 16, 2]
    assert len(batches) == data.steps_per_epoch(PLAIN)
    seen = torch.cat([numbers(images) for images, _ in batches])
    assert sorted(seen.tolist()) == list(range(50))
    assert torch.equal(seen % 10, torch.cat([labels for _, labels in batches]))
    assert all(images.dtype == torch.float32 and images.min() >= 0 and images.max() <= 1 for images, _ in batches)


def test_batches_are_seeded_by_recipe_and_epoch(data):
    def first(recipe, epoch):
        return next(iter(data.batches(recipe, epoch)))[0]

    varied = replace(PLAIN, augmentation=1.0)
    assert torch.equal(first(varied, 3), first(varied, 3))
    torch.rand(7)
    assert torch.equal(first(varied, 3), first(varied, 3))
    assert not torch.equal(first(varied, 3), first(varied, 4))
    assert not torch.equal(first(varied, 3), first(replace(varied, seed=2), 3))


@pytest.mark.parametrize(
    ("samples", "batch", "steps"), [(7, 16, 1), (170, 16, 11), (50, 4096, 1), (130, 4096, 1), (0, 1, 50)]
)
def test_epochs_shorter_and_longer_than_the_data(data, samples, batch, steps):
    recipe = replace(PLAIN, epoch_samples=samples, batch_size=batch)
    batches = list(data.batches(recipe, 0))
    assert len(batches) == data.steps_per_epoch(recipe) == steps
    seen = torch.cat([numbers(images) for images, _ in batches]).bincount(minlength=50)
    assert int(seen.sum()) == (samples or 50)
    assert int(seen.max() - seen.min()) <= 1


@pytest.mark.parametrize("share", [0.0, 0.25, 1.0])
def test_pen_digits_make_their_share_of_every_batch(data, share):
    data.pen, data.pen_share = numbered(5, ink=200), share
    for images, labels in data.batches(PLAIN, 0):
        assert int((numbers(images) == 200).sum()) == round(len(labels) * share)
        ordinary = numbers(images) != 200
        assert torch.equal(numbers(images)[ordinary] % 10, labels[ordinary])


def test_the_bundled_digits_are_used_where_nothing_is_named(few_digits):
    events, data = carry_out(load_data(Sources(), DigitsRecipe(), CPU))
    assert data.name == "a few digits"
    assert data.train[0].shape == (60, 28, 28)
    assert (data.train[0].dtype, data.train[1].dtype) == (torch.uint8, torch.int64)
    assert data.pen is None
    assert events == [None]


def test_pen_digits_of_validation_sites_are_kept_apart(few_digits, strokes_file, pen_entries):
    path = str(strokes_file(*pen_entries))
    events, data = carry_out(load_data(Sources(strokes=path, pen_share=0.5), DigitsRecipe(told=True), CPU))
    assert len(data.pen[0]) == len(data.pen[1]) == 8 * PEN_VARIANTS
    assert len(data.pen_validation[0]) == 4
    assert data.pen_validation[1].tolist() == data.pen_begun[1].tolist() == [7, 1, 7, 1]
    assert (data.pen_begun[0][MARK] == INKED).all() and not data.pen_validation[0][MARK].any()
    assert data.pen_share == 0.5
    assert "8 pen digits" in data.name
    done = [event.done for event in events if isinstance(event, Progress)]
    assert done == list(range(50, len(data.pen[0]) + 1, 50))
    _, everything = carry_out(load_data(Sources(strokes=path, kept_sites=()), DigitsRecipe(told=True), CPU))
    assert len(everything.pen[0]) == 12 * PEN_VARIANTS
    assert everything.pen_validation is None
    assert (everything.pen_begun[0][MARK] == INKED).all() and len(everything.pen_begun[1]) == 12


def test_a_stroke_file_with_nothing_to_learn_from_is_refused(few_digits, strokes_file, pen_entries):
    path = strokes_file(*(entry for entry in pen_entries if entry["site"] == "uqb"))
    with pytest.raises(UserError, match="keep-sites"):
        carry_out(load_data(Sources(strokes=str(path)), DigitsRecipe(), CPU))


def test_augmentation_off_leaves_digits_alone_and_on_varies_each_differently():
    images = to_float(torch.randint(0, 256, (6, 28, 28), dtype=torch.uint8))
    images[1:] = images[0]
    assert augment(images, 0.0, torch.Generator()) is images
    for strength in (0.1, 1.0, 2.0):
        varied = augment(images, strength, torch.Generator().manual_seed(1))
        assert varied.shape == images.shape
        assert varied.isfinite().all()
        assert 0 <= varied.min() <= varied.max() <= 1
        assert len({one.numpy().tobytes() for one in varied}) == 6
        assert torch.equal(varied, augment(images, strength, torch.Generator().manual_seed(1)))


def test_augmentation_grows_with_its_strength_and_takes_no_digit_out_of_the_picture(few_digits):
    images = to_float(torch.from_numpy(few_digits.train_images.copy()))

    def change(strength):
        return float((augment(images, strength, torch.Generator().manual_seed(1)) - images).abs().mean())

    assert 0 < change(0.1) < change(0.5) < change(2.0)
    ink = augment(images, 1.0, torch.Generator().manual_seed(1)).sum((1, 2)) / images.sum((1, 2))
    assert 0.5 < float(ink.min()) <= float(ink.max()) < 2
    assert augment(images[:0], 1.0, torch.Generator()).shape == (0, 28, 28)


def test_a_score_counts_right_answers_in_all_and_by_class():
    class Corner(torch.nn.Module):
        """Answers the number in the corner, as four lines would."""

        def outputs(self, images):
            answers = torch.nn.functional.one_hot(numbers(images) % 10, 10).float() * 9
            return answers[:, None].repeat(1, 4, 1)

    images, labels = numbered(20)
    labels = labels.clone()
    labels[0] = 5
    for at_once in (1, 7, 100):
        breaths, scores = carry_out(score(Corner(), (images, labels), at_once))
        assert len(breaths) == -(-20 // at_once)
        assert scores["accuracy"] == pytest.approx(19 / 20)
        assert scores["per_class"] == pytest.approx([1.0] * 5 + [2 / 3] + [1.0] * 4)


def test_data_of_one_class_can_be_learned_and_measured(few_digits):
    sevens = few_digits.train_images[few_digits.train_labels == 7]
    part = as_part(sevens, np.full(len(sevens), 7), CPU)
    lesson = make_lesson(DigitReader(PLAIN), PLAIN, DigitData("sevens", part, part), CPU)
    loss, extra = lesson.loss(lesson.model, next(iter(lesson.batches(0))))
    assert loss.isfinite()
    assert 0 <= int(extra["accuracy"]) <= len(sevens)
    _, scores = carry_out(score(lesson.model, part))
    assert [share for digit, share in enumerate(scores["per_class"]) if digit != 7] == [0.0] * 9


def test_a_network_that_diverged_gets_a_score_that_can_be_drawn(data):
    network = DigitReader(PLAIN)
    with torch.no_grad():
        network.answer.bias.fill_(float("nan"))
    _, scores = carry_out(score(network, data.validation))
    assert scores["loss"] == 1e9
    assert 0 <= scores["accuracy"] <= 1


@pytest.mark.parametrize("changes", [{"directions": 2}, {"order": "whole"}, {"order": "pixels"}, {"every_row": False},
                                     {"label_smoothing": 0.5}, {"directions": 2, "order": "pixels"}])  # fmt: skip
def test_every_kind_of_recipe_has_a_loss_with_a_gradient(data, changes):
    recipe = replace(PLAIN, **changes)
    network = DigitReader(recipe)
    loss, _ = make_lesson(network, recipe, data, CPU).loss(network, next(iter(data.batches(recipe, 0))))
    loss.backward()
    assert all(p.grad is not None and p.grad.isfinite().all() for p in network.parameters())


def test_the_loss_weighs_the_answer_after_every_line(data):
    network = DigitReader(PLAIN).eval()
    batch = next(iter(data.batches(PLAIN, 0)))
    loss, _ = make_lesson(network, PLAIN, data, CPU).loss(network, batch)
    each = [torch.nn.functional.cross_entropy(line, batch[1]) for line in network(batch[0]).unbind(1)]
    weights = [((n + 1) / 28) ** 3 * (1 + (n == 27)) for n in range(28)]
    expected = sum(w * e for w, e in zip(weights, each, strict=True)) / sum(weights)
    torch.testing.assert_close(loss, expected)


def test_half_of_what_is_wanted_is_what_a_teacher_says(data):
    network, teacher = DigitReader(PLAIN).eval(), DigitReader(replace(PLAIN, order="columns")).eval()
    images, labels = next(iter(data.batches(PLAIN, 0)))
    alone, taught = (
        make_lesson(network, PLAIN, data, CPU, teacher=one).loss(network, (images, labels))[0]
        for one in (None, teacher)
    )
    said = teacher(images)[:, -1].softmax(-1).detach()
    each = [torch.nn.functional.cross_entropy(line, said) for line in network(images).unbind(1)]
    weights = [((n + 1) / 28) ** 3 * (1 + (n == 27)) for n in range(28)]
    unlike = sum(w * e for w, e in zip(weights, each, strict=True)) / sum(weights)
    torch.testing.assert_close(taught, (alone + unlike) / 2)
    taught.backward()
    assert not any(parameter.grad is not None for parameter in teacher.parameters())


def test_a_teacher_is_not_asked_of_what_is_not_finished(data):
    recipe = replace(PLAIN, told=True)
    network, teacher = DigitReader(recipe).eval(), DigitReader(replace(PLAIN, order="columns")).eval()
    images, labels = next(iter(data.batches(PLAIN, 0)))

    def loss(moving, teacher):
        images[MARK] = moving
        return make_lesson(network, recipe, data, CPU, teacher=teacher).loss(network, (images, labels))[0]

    assert loss(1.0, teacher) == loss(1.0, None)
    assert loss(0.0, teacher) != loss(0.0, None)


def test_no_hand_and_no_pen_changes_what_a_network_is_told_of_the_pen(data):
    recipe = replace(PLAIN, told=True, augmentation=2.0, pens=1.0, batch_size=50)
    images = torch.full((50, 28, 28), 200, dtype=torch.uint8)
    images[MARK] = INKED * (torch.arange(50) % 2).byte()
    data.train = images, torch.arange(50) % 10
    [(varied, labels)] = data.batches(recipe, 0)
    assert torch.equal(varied[MARK], (labels % 2).float())
    assert (varied[:, 1, 1] != 200 / 255).any()


def test_letters_and_scribbles_make_their_share_of_every_batch(data):
    recipe = replace(PLAIN, strangers=0.25, batch_size=8)
    data.strangers = (torch.full((3, 28, 28), 200, dtype=torch.uint8), torch.full((3,), NO_DIGIT))
    for images, labels in data.batches(recipe, 0):
        assert int((labels == NO_DIGIT).sum()) == round(len(labels) * 0.25)
        assert ((images > 0.5).all(1).all(1) == (labels == NO_DIGIT)).all()


@pytest.mark.parametrize("teacher", [None, DigitReader(PLAIN)])
def test_what_is_no_digit_teaches_only_that_it_is_none(data, teacher):
    recipe = replace(PLAIN, strangers=0.25)
    network = DigitReader(recipe)
    lesson = make_lesson(network, recipe, data, CPU, teacher=teacher)
    images, labels = next(iter(data.batches(PLAIN, 0)))
    loss, _ = lesson.loss(network, (images, torch.full_like(labels, NO_DIGIT)))
    loss.backward()
    assert not network.answer.weight.grad[:10].any()
    assert network.answer.weight.grad[10].any()
    with torch.no_grad():
        network.answer.bias[10] = 100.0
    assert int(lesson.loss(network, (images, torch.full_like(labels, NO_DIGIT)))[1]["accuracy"]) == len(labels)


def test_measuring_a_reader_sets_its_temperatures(data):
    network = DigitReader(PLAIN)
    with torch.no_grad():
        network.answer.weight.mul_(30)  # ten times surer than it may be
    carry_out(make_lesson(network, PLAIN, data, CPU).measure(network))
    assert network.temperature[-1] > 1.5


@pytest.mark.parametrize("order", ["rows_down", "pixels", "whole"])
@pytest.mark.parametrize("hidden", [4, 96, 512])
def test_micro_batches_get_smaller_as_the_network_gets_slower(order, hidden):
    recipe = DigitsRecipe(order=order, hidden=hidden, layers=4, directions=2)
    smaller = DigitsRecipe(order=order, hidden=hidden)
    assert 4 <= micro_batch(recipe, CPU) <= micro_batch(smaller, CPU) <= 64
    assert micro_batch(recipe, torch.device("cuda")) == recipe.batch_size


def test_other_pens_write_some_digits_wider_or_finer_and_leave_the_others_alone():
    stroke = torch.zeros(400, 28, 28)
    stroke[:, 4:24, 12:15] = 1.0
    generator = torch.Generator().manual_seed(1)
    assert change_pen(stroke, 0.0, generator) is stroke
    drawn = change_pen(stroke, 0.5, generator)
    ink = drawn.sum((1, 2)) / stroke.sum((1, 2))
    assert 0 <= drawn.min() <= drawn.max() <= 1
    assert 0.4 < (ink != 1).float().mean() < 0.6
    assert 0.8 < float(ink.min()) < 1 < 1.5 < float(ink.max()) < 2
    assert torch.equal(drawn[ink > 1][:, 4:24, 12:15], stroke[ink > 1][:, 4:24, 12:15])
    assert change_pen(stroke[:0], 1.0, generator).shape == (0, 28, 28)
