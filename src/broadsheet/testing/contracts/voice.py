"""What every voice promises."""

from __future__ import annotations

import pytest

from broadsheet.ports import Voice


class VoiceContract:
    """Inherit and give the fixture `voice`."""

    @pytest.fixture
    def voice(self) -> Voice:
        raise NotImplementedError

    def test_a_longer_text_takes_longer(self, voice: Voice) -> None:
        short = voice.speak("Oracle signs.", language="en")
        long = voice.speak("Oracle signs a contract over five years with OpenAI.", language="en")
        assert 0 < short.seconds < long.seconds

    def test_the_same_text_is_the_same_sound(self, voice: Voice) -> None:
        first, second = (voice.speak("Two chips, one letter.", language="en") for _ in range(2))
        assert first == second

    def test_nothing_to_say_is_no_sound(self, voice: Voice) -> None:
        assert voice.speak(" \n ", language="en").seconds < 0.1

    def test_samples_are_whole(self, voice: Voice) -> None:
        sound = voice.speak("Whole samples.", language="en")
        assert len(sound.samples) % 2 == 0
        assert sound.rate >= 8000

    def test_signs_that_mean_nothing_to_a_voice_do_no_harm(self, voice: Voice) -> None:
        odd = 'a\0b <speak> & "\u202e" \ud83d\ude80'.encode("utf-16", "surrogatepass").decode("utf-16")
        assert voice.speak(odd, language="en").rate
        assert voice.speak("And on it goes.", language="en").seconds > 0
